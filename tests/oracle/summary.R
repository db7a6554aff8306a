# Reference values for lib/fit/summary: means and SDs. The line itself by
# MASS::lda on made scores with exactly these means and SDs, its covariance by
# numerical differentiation of the formulas.
source("tests/oracle/oracle.R")
suppressMessages({library(MASS); library(numDeriv)})
Z <- qnorm(0.975)

exactly <- function(n, m, s) { x <- scale(qnorm(ppoints(n))); m + s * x[, 1] }
line <- function(q, n1, n0) { # q = m1, m0, s1, s0, log odds
	nu <- n1 + n0 - 2
	v <- ((n1 - 1) * q[3]^2 + (n0 - 1) * q[4]^2) / nu
	c(q[5] - (q[1]^2 - q[2]^2) / (2 * v), (q[1] - q[2]) / v)
}
case <- function(name, n1, m1, s1, n0, m0, s0, all1 = n1, all0 = n0, unit = 0) {
	# the common variance has relative variance 2 / nu; spread over s1 and
	# s0 by their own 2 / (n - 1) it would be counted by group, so it enters
	# as one factor on both
	f <- function(q) {
		k <- sqrt(q[6])
		line(c(q[1:2], q[3] * k, q[4] * k, q[5]), n1, n0)
	}
	nu <- n1 + n0 - 2
	v <- ((n1 - 1) * s1^2 + (n0 - 1) * s0^2) / nu
	q <- c(m1, m0, s1, s0, log(all1 / all0), 1)
	var <- c(v / n1 + unit^2 / 12, v / n0 + unit^2 / 12, unit^2 / 12,
		unit^2 / 12, 1 / all1 + 1 / all0, 2 / nu)
	th <- line(q, n1, n0)
	J <- jacobian(f, q); V <- J %*% diag(var) %*% t(J)
	put(name, n1 = n1, mean1 = m1, sd1 = s1, n0 = n0, mean0 = m0, sd0 = s0,
		all1 = all1, all0 = all0, unit = unit, intercept = th[1],
		slope = th[2], se_intercept = sqrt(V[1, 1]),
		se_slope = sqrt(V[2, 2]), cov = V[1, 2],
		slope_low = th[2] - Z * sqrt(V[2, 2]),
		slope_high = th[2] + Z * sqrt(V[2, 2]),
		lr_p = pchisq(th[2]^2 / V[2, 2], 1, lower.tail = FALSE))
	x <- c(exactly(n1, m1, s1), exactly(n0, m0, s0))
	g <- rep(1:0, c(n1, n0))
	l <- lda(matrix(x), g, prior = c(all0, all1) / (all0 + all1))
	at <- c(m0, m1); new <- matrix(at)
	p <- predict(l, new)$posterior
	put(name, at1 = at[1], at2 = at[2], lda1 = p[1, 2], lda2 = p[2, 2])
}
case("worked", 300, 252, 13, 120, 243, 14)
case("odds", 300, 252, 13, 120, 243, 14, 410, 301)
case("rounded", 300, 252, 13, 120, 243, 14, 410, 301, 1)
case("rounded_many", 2649, 249, 14, 1200, 238, 15, 3392, 2201, 1)
case("few", 7, 251.5, 12.25, 4, 244.75, 9.5)
case("negative", 64, 240, 13, 51, 244, 17)
case("far", 64, 1000244, 13, 51, 1000240, 17)

# Not everything printed. Order statistics of a normal sample: the asymptotic
# covariance of sample quantiles, p (1 - q) / (n f_p f_q).
quantile_cov <- function(p) {
	f <- dnorm(qnorm(p))
	outer(seq_along(p), seq_along(p), function(i, j)
		pmin(p[i], p[j]) * (1 - pmax(p[i], p[j])) / (f[i] * f[j]))
}
Q <- quantile_cov(c(.25, .5, .75))
IQR1 <- qnorm(.75) - qnorm(.25)
var_median <- Q[2, 2]
var_s2 <- 4 * drop(c(-1, 0, 1) %*% Q %*% c(-1, 0, 1)) / IQR1^2
part <- function(name, n1, c1, n0, c0, assumed = NA, unit = 0) {
	# c1, c0: named vectors of what is printed
	do.call(put, c(list(name), setNames(as.list(c1), paste0(names(c1), "1"))))
	do.call(put, c(list(name), setNames(as.list(c0), paste0(names(c0), "0"))))
	side <- function(n, c) {
		m <- if ("mean" %in% names(c)) c["mean"] else c["median"]
		vm <- if ("mean" %in% names(c)) 1 else var_median
		if ("sd" %in% names(c))
			list(m = m, vm = vm, s = c["sd"], dof = n - 1, vs = 2,
				round = unit^2 / 12)
		else if ("q1" %in% names(c))
			list(m = m, vm = vm, s = (c["q3"] - c["q1"]) / IQR1,
				dof = n - 1, vs = var_s2,
				round = 2 * unit^2 / 12 / IQR1^2)
		else list(m = m, vm = vm, s = 0, dof = 0, vs = 0, round = 0)
	}
	a <- side(n1, c1); b <- side(n0, c0)
	nu <- a$dof + b$dof
	if (nu > 0) {
		v <- (a$dof * a$s^2 + b$dof * b$s^2) / nu
		vv <- 0
		for (x in list(a, b)) if (x$dof > 0)
			vv <- vv + (x$dof / nu)^2 * (x$vs / x$dof * v^2 +
				(2 * x$s)^2 * x$round)
	} else { v <- assumed^2; vv <- 0 }
	f <- function(q) c(q[4] - (q[1]^2 - q[2]^2) / (2 * q[3]),
		(q[1] - q[2]) / q[3])
	q <- c(a$m, b$m, v, log(n1 / n0)); th <- f(q)
	J <- jacobian(f, q)
	V <- J %*% diag(c(a$vm * v / n1 + unit^2 / 12,
		b$vm * v / n0 + unit^2 / 12, vv, 1 / n1 + 1 / n0)) %*% t(J)
	put(name, n1 = n1, n0 = n0, unit = unit, assumed = assumed,
		intercept = th[1], slope = th[2], se_intercept = sqrt(V[1, 1]),
		se_slope = sqrt(V[2, 2]), cov = V[1, 2],
		slope_low = th[2] - Z * sqrt(V[2, 2]),
		slope_high = th[2] + Z * sqrt(V[2, 2]),
		lr_p = pchisq(th[2]^2 / V[2, 2], 1, lower.tail = FALSE))
}
part("medians", 90, c(median = 252, sd = 12), 71, c(median = 243, sd = 14))
part("quartiles", 1219, c(q1 = 247, median = 255, q3 = 263), 167,
	c(q1 = 230, median = 239, q3 = 251))
part("one_side", 1219, c(q1 = 247, median = 255, q3 = 263), 167,
	c(median = 239), unit = 1)
part("mixed", 60, c(mean = 250, sd = 11), 44, c(q1 = 230, median = 239,
	q3 = 251), unit = 1)
part("one_sd", 60, c(mean = 250, sd = 11), 44, c(mean = 241))
part("assumed", 1136, c(mean = 252), 191, c(mean = 240), assumed = 16)
save("tests/oracle/summary.csv")
