# Comparisons of rates. Cases 2x2: matched1 unmatched1 matched2 unmatched2.
source("tests/oracle/oracle.R")
# (epsilon = 1e-15 is below what glm can tell; its complaint is not about the fit)
options(warn = -1)
source("tests/oracle/wilson.R")
two <- function(case, m1, u1, m2, u2, level = .95) {
	n1 <- m1 + u1
	n2 <- m2 + u2
	z <- qnorm((1 - level) / 2, lower.tail = FALSE)
	p1 <- m1 / n1
	p2 <- m2 / n2
	w1 <- wilson(m1, n1, z)
	w2 <- wilson(m2, n2, z)
	d <- p1 - p2
	dl <- d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2)
	dh <- d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)
	h <- .5 * (m1 == 0 || m2 == 0 || (u1 == 0 && u2 == 0))
	rr <- (m1 + h) / (n1 + 2 * h) / ((m2 + h) / (n2 + 2 * h))
	se <- sqrt(1 / (m1 + h) - 1 / (n1 + 2 * h) + 1 / (m2 + h) -
		1 / (n2 + 2 * h))
	ho <- .5 * (m1 * u1 * m2 * u2 == 0)
	or <- (m1 + ho) * (u2 + ho) / ((u1 + ho) * (m2 + ho))
	seo <- sqrt(1 / (m1 + ho) + 1 / (u1 + ho) + 1 / (m2 + ho) +
		1 / (u2 + ho))
	tab <- matrix(c(m1, m2, u1, u2), 2)
	e <- outer(rowSums(tab), colSums(tab)) / sum(tab)
	pt <- suppressWarnings(prop.test(tab, correct = FALSE))
	chi2 <- unname(pt$statistic)
	# fisher.test takes R integers only (below 2^31)
	f <- fisher.test(tab)$p.value
	put(case, m1 = m1, u1 = u1, m2 = m2, u2 = u2, level = level,
		difference = d, difference_low = dl, difference_high = dh,
		ratio = rr, ratio_low = rr * exp(-z * se),
		ratio_high = rr * exp(z * se), ratio_corrected = 2 * h,
		odds = or, odds_low = or * exp(-z * seo),
		odds_high = or * exp(z * seo), odds_corrected = 2 * ho,
		expected_min = min(e), chi2 = chi2, fisher = f,
		p = if (min(e) >= 5) pt$p.value else f)
}
two("newcombe_a", 56, 14, 48, 32)
two("newcombe_b", 9, 1, 3, 7)
two("newcombe_e", 5, 51, 0, 29)
two("newcombe_h", 10, 0, 0, 10)
two("all_matched", 12, 0, 9, 0)
two("none_matched", 0, 12, 0, 9)
two("one_zero", 0, 30, 7, 20)
two("one_full", 25, 0, 20, 9)
two("equal", 10, 10, 20, 20)
two("level90", 40, 60, 55, 45, .9)
two("tiny_p", 900, 100, 500, 500)
two("tie", 3, 5, 5, 3)
two("large", 812345, 187655, 811111, 188889)
two("large_rare", 3, 999997, 12, 1999988)
two("huge_rare", 4, 9999996, 0, 5000000)

# Strata: two groups within specialties, Simpson's reversal among them.
strata <- function(case, x, level = .95) {
	a <- array(0, c(2, 2, ncol(x)))
	for (k in seq_len(ncol(x)))
		a[, , k] <- matrix(x[, k], 2, byrow = TRUE)
	keep <- apply(a, 3, function(t)
		all(rowSums(t) > 0) && all(colSums(t) > 0))
	m <- mantelhaen.test(a[, , keep], correct = FALSE, conf.level = level)
	put(case, level = level)
	put_vector(case, "cell", as.vector(x))
	put(case, odds = unname(m$estimate), odds_low = m$conf.int[1],
		odds_high = m$conf.int[2], chi2 = unname(m$statistic),
		p = m$p.value, used = sum(keep))
}
strata("mh_simpson", cbind(c(81, 6, 234, 36), c(192, 71, 55, 25)))
strata("mh_five", cbind(c(10, 5, 8, 9), c(3, 0, 2, 5), c(20, 11, 14, 16),
	c(1, 1, 0, 1), c(100, 40, 90, 60)), .9)
strata("mh_empty", cbind(c(10, 5, 8, 9), c(3, 0, 0, 0), c(4, 0, 6, 0),
	c(7, 3, 1, 4)))
strata("mh_large", cbind(c(1e8, 5e7, 1.1e8, 5e7), c(3e7, 1e6, 2e7, 9e5)))

p <- c(.01, .02, .03, .04, .05, 1e-9, .7, .03, NA, 1, 0)
put_vector("adjust", "p", p)
put_vector("adjust", "holm", p.adjust(p, "holm"))
put_vector("adjust", "bh", p.adjust(p, "BH"))

trend <- function(case, s, m, u) {
	n <- m + u
	t <- suppressWarnings(prop.trend.test(m, n, s))
	h <- suppressWarnings(prop.test(m, n, correct = FALSE))
	p0 <- sum(m) / sum(n)
	sgn <- sign(sum((s - sum(n * s) / sum(n)) * (m - n * p0)))
	put_vector(case, "s", s)
	put_vector(case, "m", m)
	put_vector(case, "u", u)
	d <- unname(h$statistic - t$statistic)
	df <- length(s) - 2
	put(case, z = sgn * sqrt(unname(t$statistic)), p = t$p.value,
		homogeneity = unname(h$statistic), homogeneity_p = h$p.value,
		departure = d, departure_df = df,
		departure_p = if (df) pchisq(d, df, lower.tail = FALSE) else NaN)
}
trend("trend_three", 2022:2024, c(70, 75, 82), c(30, 25, 18))
trend("trend_gap", c(2014, 2016, 2018, 2020, 2024), c(40, 44, 51, 48, 60),
	c(30, 29, 30, 20, 22))
trend("trend_down", c(1, 2, 3, 4), c(83, 90, 129, 70), c(3, 3, 7, 12))
trend("trend_two", c(2023, 2024), c(5, 9), c(5, 2))
trend("trend_large", 2015:2024, 7e8 + (1:10) * 1e4, 3e8 - (1:10)^2 * 9e2)

# Logistic trends: profile limits as roots of the deviance, and adjusted for a
# score.
fitted_trend <- function(case, s, m, u) {
	f <- glm(cbind(m, u) ~ I(s - mean(s)),
		binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
	b <- unname(coef(f)[2])
	se <- sqrt(vcov(f)[2, 2])
	dev <- function(k) {
		off <- k * (s - mean(s))
		deviance(glm(cbind(m, u) ~ offset(off), binomial,
			control = glm.control(epsilon = 1e-15, maxit = 100))) -
			deviance(f) - qchisq(.95, 1)
	}
	lim <- c(uniroot(dev, c(b - 8 * se, b), tol = 1e-14)$root,
		uniroot(dev, c(b, b + 8 * se), tol = 1e-14)$root)
	put(case, or = exp(b), or_low = exp(lim[1]), or_high = exp(lim[2]),
		or_p = pchisq(f$null.deviance - deviance(f), 1,
			lower.tail = FALSE))
}
fitted_trend("trend_three", 2022:2024, c(70, 75, 82), c(30, 25, 18))
fitted_trend("trend_gap", c(2014, 2016, 2018, 2020, 2024), c(40, 44, 51, 48, 60),
	c(30, 29, 30, 20, 22))
fitted_trend("trend_down", c(1, 2, 3, 4), c(83, 90, 129, 70), c(3, 3, 7, 12))
d <- expand.grid(score = seq(215, 265, 10), year = 2021:2024)
set.seed(8)
d$n <- rpois(nrow(d), 25) + 1
d$m <- rbinom(nrow(d), d$n, plogis((d$score - 232 - 2 * (d$year - 2021)) / 11))
f <- glm(cbind(m, n - m) ~ I(year - 2022) + I(score - 240), binomial, d,
	control = glm.control(epsilon = 1e-15, maxit = 100))
b <- unname(coef(f)[2])
se <- sqrt(vcov(f)[2, 2])
put_vector("adjusted", "year", d$year)
put_vector("adjusted", "score", d$score)
put_vector("adjusted", "m", d$m)
put_vector("adjusted", "u", d$n - d$m)
put("adjusted", or = exp(b), or_low = exp(b - qnorm(.975) * se),
	or_high = exp(b + qnorm(.975) * se), or_p = 2 * pnorm(-abs(b) / se))
save("tests/oracle/compare.csv")
