# Reference values for lib/fit/normality: the quadratic curve by MASS::qda on
# made scores with exactly these means and SDs, the quartile fit by optim and
# numDeriv::hessian, the rates by prop.test.
source("tests/oracle/oracle.R")
suppressMessages({library(MASS); library(numDeriv)})
exactly <- function(n, m, s) { x <- scale(qnorm(ppoints(n))); m + s * x[, 1] }
case <- function(name, n1, m1, s1, q1, n0, m0, s0, q0, all1 = n1, all0 = n0) {
	put(name, n1 = n1, mean1 = m1, sd1 = s1, n0 = n0, mean0 = m0, sd0 = s0,
		all1 = all1, all0 = all0)
	put(name, qm = q1, qu = q0)
	put(name, implied_q1 = qnorm(.25, m1, s1), implied_q3 = qnorm(.75, m1, s1),
		skewness = (q0[1] + q0[3] - 2 * q0[2]) / (q0[3] - q0[1]))
	x <- c(exactly(n1, m1, s1), exactly(n0, m0, s0))
	q <- qda(matrix(x), rep(1:0, c(n1, n0)),
		prior = c(all0, all1) / (all0 + all1))
	at <- c(m0 - s0, m1, m1 + s1)
	put(name, at = at, qda = predict(q, matrix(at))$posterior[, 2])
	lf <- function(t) { # mu1, slope, sigma: another parametrisation
		cells <- function(q, mu) diff(c(0, pnorm(q, mu, t[3]), 1))
		sum(n1 / 4 * log(cells(q1, t[1]))) +
		sum(n0 / 4 * log(cells(q0, t[1] - t[2] * t[3]^2)))
	}
	v <- ((n1 - 1) * s1^2 + (n0 - 1) * s0^2) / (n1 + n0 - 2)
	t <- optim(c(m1, (m1 - m0) / v, sqrt(v)), function(t) -lf(t),
		control = list(reltol = 1e-15, maxit = 5000,
			parscale = c(10, .01, 1)))$par
	for (i in 1:20) t <- t - solve(hessian(lf, t), grad(lf, t))
	put(name, quartile_slope = t[2],
		quartile_se = sqrt(solve(-hessian(lf, t))[2, 2]),
		agrees = abs(t[2] - (m1 - m0) / v) <=
			sqrt(solve(-hessian(lf, t))[2, 2]))
	rest <- c(all1 - n1, all0 - n0)
	if (sum(rest) > 0)
		put(name, rate_p = suppressWarnings(prop.test(c(n1, rest[1]),
			c(n1 + n0, sum(rest)), correct = FALSE)$p.value))
}
case("fair", 2649, 249, 14, c(240, 249, 259), 1200, 238, 15, c(228, 238, 248),
	3392, 2201)
case("skewed", 90, 252, 13, c(241, 255, 262), 70, 239, 12.5, c(229, 241, 247),
	120, 80)
case("unequal", 90, 252, 10, c(245, 252, 259), 70, 239, 15, c(229, 239, 249))
case("negative", 90, 238, 15, c(227, 238, 249), 70, 242, 13, c(233, 242, 251),
	95, 75)
save("tests/oracle/normality.csv")
