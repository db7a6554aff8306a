# Reference values for lib/fit/borrow: integrate() and uniroot() for the
# intercept, numerical differentiation for its variance.
source("tests/oracle/oracle.R")
suppressMessages(library(numDeriv))
solve_a <- function(r, b, mean, sd) {
	avg <- function(a) integrate(function(t)
		dnorm(t) * plogis(a + b * sd * t), -9, 9, rel.tol = 1e-13,
		subdivisions = 2000)$value
	uniroot(function(a) avg(a) - r, c(-40, 40), tol = 1e-14)$root
}
case <- function(name, m, u, b, var, mean, sd, prob = .8) {
	n <- m + u; r <- m / n
	a <- solve_a(r, b, mean, sd)
	J <- jacobian(function(q) solve_a(q[1], q[2], mean, sd), c(r, b))
	V <- matrix(0, 2, 2)
	V[1, 1] <- J[1]^2 * r * (1 - r) / n + J[2]^2 * var
	V[1, 2] <- V[2, 1] <- J[2] * var; V[2, 2] <- var
	A <- rbind(c(1, -mean), c(0, 1)); Vr <- A %*% V %*% t(A)
	x <- mean + (qlogis(prob) - a) / b
	g <- c(1, x - mean)
	put(name, m = m, u = u, slope = b, var_slope = var, mean = mean,
		sd = sd, intercept = a - b * mean,
		se_intercept = sqrt(Vr[1, 1]), cov = Vr[1, 2], prob = prob,
		need = x, need_se = sqrt(drop(g %*% V %*% g)) / abs(b))
}
case("spec", 170, 30, .07, .008^2, 250, 14)
case("low", 12, 88, .05, .004^2, 231, 17, .5)
case("steep", 900, 100, .3, .02^2, 240, 25)
case("negative", 90, 60, -.03, .01^2, 240, 15)
save("tests/oracle/borrow.csv")
