# Reference values for lib/fit/fit and need from exact scores and bands.
source("tests/oracle/model.R")

# --- the cases -----------------------------------------------------------------
# penalty: 0 auto, 1 none, 2 firth; bins: 0 auto, 1 normal, 2 uniform
x5 <- seq(215, 255, 10); m5 <- c(2, 6, 14, 22, 17); u5 <- c(7, 9, 10, 6, 2)
exact("worked", x5, m5, u5)
exact("worked_firth", x5, m5, u5, TRUE, 2)
exact("anchors", 1:4, c(3, 7, 15, 19), 20 - c(3, 7, 15, 19))
exact("offset", 1e6 + x5, m5, u5)
exact("tiny_scale", x5 * 1e-6, m5, u5)
exact("huge_counts", x5, m5 * 1e8, u5 * 1e8)
exact("negative", x5, u5, m5)
exact("zero_cells", c(210, 220, 230, 240, 250, 260), c(0, 0, 3, 12, 9, 20),
	c(5, 2, 0, 8, 0, 1))
exact("flat", c(210, 220, 230, 240), c(13, 14, 14, 15), c(8, 7, 6, 6))
exact("nearly_flat", c(210, 220, 230, 240), c(30, 41, 50, 60), c(30, 40, 50, 61))
exact("borderline", c(210, 220, 230, 240), c(13, 14, 14, 17), c(9, 6, 6, 3))
exact("uneven", c(203.5, 219, 240.25, 241, 268), c(1, 40, 300, 2, 77),
	c(9, 38, 95, 3, 4))
exact("high_rate", seq(215, 265, 5), c(12, 30, 55, 90, 140, 180, 170, 120, 66, 31, 9),
	c(4, 5, 6, 5, 6, 4, 3, 1, 0, 1, 0))
exact("steep", c(230, 231, 232, 233), c(1, 40, 900, 5000), c(4000, 900, 38, 2))
exact("few_unmatched", c(225, 235, 245, 255), c(4, 11, 19, 30), c(3, 2, 1, 1),
	TRUE)
exact("few_forced_ml", c(225, 235, 245, 255), c(4, 11, 19, 30), c(3, 2, 1, 1),
	FALSE, 1)
exact("complete_up", c(210, 220, 230, 240), c(0, 0, 5, 6), c(3, 4, 0, 0), TRUE)
exact("complete_down", c(210, 220, 230, 240), c(3, 4, 0, 0), c(0, 0, 5, 6), TRUE)
exact("quasi_up", c(210, 220, 230, 240), c(0, 2, 5, 6), c(3, 4, 0, 0), TRUE)
exact("sparse_separated", c(217, 218, 219, 223, 232, 234, 236, 241, 246, 252,
	263), c(0, 0, 0, 1, 1, 1, 3, 3, 9, 14, 17), c(1, 1, 1, rep(0, 8)), TRUE)
exact("tiny", c(230, 240, 250), c(1, 0, 1), c(0, 1, 1), TRUE)
exact("two_scores", c(230, 250), c(11, 19), c(14, 12))

# Against log2 of a count; what is stored of scores is log2 of them.
doubling <- function(name, x, m, u) {
	cells(name, x, x, m, u)
	put(name, log2 = 1)
	report(name, list(x = as.list(log2(x)), w = rep(list(1), length(x)),
		m = m, u = u), FALSE, 0)
}
doubling("ranks", c(1, 2, 3, 4, 6, 9, 13), c(6, 11, 17, 24, 31, 40, 22),
	c(22, 19, 16, 11, 10, 4, 1))

low <- c(-Inf, 211, 221, 231, 241, 251); high <- c(210, 220, 230, 240, 250, Inf)
mb <- c(1, 4, 13, 30, 41, 33); ub <- c(5, 9, 14, 16, 9, 3)
banded("bands_auto", low, high, mb, ub)
banded("bands_normal", low, high, mb, ub, bins = 1)
banded("bands_uniform", low, high, mb, ub, bins = 2)
banded("bands_firth", low, high, mb, ub, TRUE, 2)
banded("bands_closed", low[2:5], high[2:5], mb[2:5], ub[2:5])
banded("bands_huge", low, high, mb * 1e7, ub * 1e7)
banded("bands_open_top", c(-Inf, 231, 241, 251), c(230, 240, 250, Inf),
	c(3, 14, 40, 260), c(9, 12, 15, 31))
banded("bands_heavy_top", c(-Inf, 211, 221, 231, 241, 251),
	c(210, 220, 230, 240, 250, Inf), c(2, 3, 9, 24, 61, 420),
	c(6, 5, 8, 12, 18, 51))
banded("bands_negative", low, high, ub, mb)
banded("bands_one_mixed", c(-Inf, 211, 221), c(210, 220, Inf), c(0, 5, 30),
	c(12, 6, 0), TRUE)
# Beyond a slope of about 1 a point the whole-point grid makes the penalised
# profile jagged, with several maxima; so no upper limit here.
banded("bands_separated", c(-Inf, 211, 221, 231), c(210, 220, 230, Inf),
	c(0, 0, 9, 30), c(12, 6, 0, 0), TRUE,
	upper = FALSE)

# Separation without a penalty: the slope is infinite, its limit finite.
one_sided <- function(name, x, m, u, sign) {
	cells(name, x, x, m, u)
	d <- standard(list(x = as.list(x), w = rep(list(1), length(x)), m = m,
		u = u))
	D <- function(b) -2 * along(d, FALSE, c(0, b), c(1, 0), 0) - CUT
	b <- uniroot(D, sort(sign * c(-3, 30)), tol = 1e-13)$root / d$s
	n <- m + u
	xlx <- function(k) sum(ifelse(k > 0, k * log(k / n), 0))
	put(name, separated = sign, limit = b, loglik = xlx(m) + xlx(u))
}
one_sided("ml_complete_up", c(210, 220, 230, 240), c(0, 0, 5, 6), c(3, 4, 0, 0), 1)
one_sided("ml_quasi_down", c(210, 220, 230, 240), c(3, 4, 0, 0), c(0, 3, 5, 6), -1)
one_sided("ml_few_complete", c(210, 220), c(0, 2), c(1, 0), 1)
# Overdispersed cells: glm's quasibinomial, limits by F and t with phi.
quasi <- function(name, x, m, u) {
	cells(name, x, x, m, u)
	d <- standard(list(x = as.list(x), w = rep(list(1), length(x)), m = m,
		u = u))
	z <- unlist(d$z); df <- length(x) - 2
	g <- glm(cbind(m, u) ~ z, quasibinomial,
		control = glm.control(1e-14, 100))
	phi <- sum(residuals(g, "pearson")^2) / df
	stopifnot(phi > 1, abs(summary(g)$dispersion / phi - 1) < 1e-6)
	th <- maximise(d, FALSE)
	A <- rbind(c(1, -d$x0 / d$s), c(0, 1 / d$s))
	V <- phi * solve(info(d, th)); Vr <- A %*% V %*% t(A)
	f <- qf(.95, 1, df)
	lr <- 2 * (ll_rel(d, th) - along(d, FALSE, c(0, 0), c(1, 0), th[1]))
	CUT <<- phi * f
	pr <- profile_slope(d, FALSE, th) / d$s
	cr <- crossing(d, FALSE, th, qlogis(.8))
	CUT <<- f
	fi <- fieller(th, V, qlogis(.8))
	CUT <<- Z^2
	put(name, phi = phi, se_intercept = sqrt(Vr[1, 1]),
		se_slope = sqrt(Vr[2, 2]), lr_p = pf(lr / phi, 1, df,
		lower.tail = FALSE), slope_low = pr[1], slope_high = pr[2],
		profile_low = d$x0 + d$s * cr$ends[1],
		profile_high = d$x0 + d$s * cr$ends[2],
		fieller_low = d$x0 + d$s * fi$ends[1],
		fieller_high = d$x0 + d$s * fi$ends[2])
}
quasi("quasi", seq(205, 275, 10), c(9, 12, 60, 41, 130, 122, 141, 108),
	c(31, 44, 52, 60, 66, 31, 44, 6))
save("tests/oracle/fit.csv")
