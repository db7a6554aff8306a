# Checks of a fitted curve: goodness of fit, AUC, quality, calibration on new
# data, isotonic steps, splines, general logistic fits. Needs pROC and rms.
source("tests/oracle/oracle.R")
suppressMessages({ library(pROC); library(rms) })
tight <- glm.control(epsilon = 1e-15, maxit = 100)
fit <- function(...) suppressWarnings(glm(..., family = binomial,
	control = tight))
bd0 <- function(x, y) ifelse(x == 0, y, x * log(x / y) + y - x)

pools <- function(m, u, p) {
	n <- m + u
	d <- data.frame(m, u, em = n * p, eu = n * (1 - p))
	ok <- function(t) t$em >= 5 && t$eu >= 5
	add <- function(i) as.data.frame(as.list(colSums(d[i, ])))
	low <- high <- NULL
	i <- 1
	j <- nrow(d)
	side <- 1
	repeat {
		if (i > j) { rest <- NULL; break }
		k <- if (side > 0) i else j
		while (k >= i && k <= j && !ok(add(if (side > 0) i:k else k:j)))
			k <- k + side
		if (k < i || k > j) { rest <- add(i:j); break }
		if (side > 0) { low <- rbind(low, add(i:k)); i <- k + 1 }
		else { high <- rbind(add(k:j), high); j <- k - 1 }
		side <- -side
	}
	if (is.null(low)) return(rest)
	if (!is.null(rest)) low[nrow(low), ] <- low[nrow(low), ] + rest
	rbind(low, high)
}

runs_p <- function(s) {
	s <- s[s != 0]
	a <- sum(s > 0)
	b <- sum(s < 0)
	r <- length(rle(s)$lengths)
	pr <- function(i) {
		k <- i %/% 2
		if (i %% 2 == 0) 2 * choose(a - 1, k - 1) * choose(b - 1, k - 1)
		else choose(a - 1, k) * choose(b - 1, k - 1) +
			choose(a - 1, k - 1) * choose(b - 1, k)
	}
	c(r, 2 * a * b / (a + b) + 1,
		if (a && b) sum(sapply(2:r, pr)) / choose(a + b, a) else NaN)
}

# ResourceSelection::hoslem.test, its source followed line by line, with the
# degrees of freedom of the groups formed and without empty groups (a break
# interpolated between two values can leave one; the package gives NaN then).
hoslem <- function(y, yhat, g, params) {
	qq <- unique(quantile(yhat, probs = seq(0, 1, 1 / g)))
	cutyhat <- droplevels(cut(yhat, breaks = qq, include.lowest = TRUE))
	observed <- xtabs(cbind(y0 = 1 - y, y1 = y) ~ cutyhat)
	expected <- xtabs(cbind(yhat0 = 1 - yhat, yhat1 = yhat) ~ cutyhat)
	x2 <- sum((observed - expected)^2 / expected)
	k <- nlevels(cutyhat)
	c(x2, k, if (k > params) pchisq(x2, k - params, lower.tail = FALSE)
		else NaN)
}

chi2p <- function(x, df) if (df > 0) pchisq(x, df, lower.tail = FALSE) else NaN

cells <- function(case, x, m, u, p, params) {
	n <- m + u
	for (v in c("x", "m", "u", "p"))
		put_vector(case, v, get(v))
	put(case, params = params)
	df <- length(x) - params
	D <- 2 * sum(bd0(m, n * p) + bd0(u, n * (1 - p)))
	X2 <- sum((m - n * p)^2 / (n * p * (1 - p)))
	put(case, deviance = D, deviance_p = chi2p(D, df), pearson = X2,
		pearson_p = chi2p(X2, df),
		expected_min = min(n * p, n * (1 - p)))
	g <- pools(m, u, p)
	gd <- 2 * sum(bd0(g$m, g$em) + bd0(g$u, g$eu))
	gx <- sum((g$m - g$em)^2 * (1 / g$em + 1 / g$eu))
	put(case, pools = nrow(g), pooled_deviance = gd, pooled_pearson = gx,
		pooled_pearson_p = chi2p(gx, nrow(g) - params))
	if (df > 0) {
		s <- mean((1 - 2 * p) * (m - n * p) / (n * p * (1 - p)))
		put(case, phi = X2 / df, fletcher = X2 / df / (1 + s))
	}
	r <- runs_p(sign(m - n * p))
	put(case, runs = r[1], runs_mean = r[2], runs_p = r[3])
	if (sum(n) < 1e5) {
		y <- rep(c(1, 0), c(sum(m), sum(u)))
		ph <- c(rep(p, m), rep(p, u))
		h <- hoslem(y, ph, 10, params)
		put(case, hl = h[1], hl_groups = h[2], hl_p = h[3])
		xs <- c(rep(x, m), rep(x, u))
		a <- roc(y, xs, direction = "<", quiet = TRUE)
		put(case, auc = as.numeric(auc(a)), auc_se = sqrt(var(a)))
		ci <- as.numeric(ci.auc(a))
		put(case, auc_low = ci[1], auc_high = ci[3])
		p0 <- mean(y)
		ll <- sum(dbinom(y, 1, ph, log = TRUE))
		ll0 <- sum(dbinom(y, 1, p0, log = TRUE))
		N <- length(y)
		put(case, brier = mean((y - ph)^2),
			brier_scaled = 1 - mean((y - ph)^2) / (p0 * (1 - p0)),
			log_score = -ll / N,
			tjur = mean(ph[y == 1]) - mean(ph[y == 0]),
			mcfadden = 1 - ll / ll0,
			nagelkerke = (1 - exp(2 * (ll0 - ll) / N)) /
				(1 - exp(2 * ll0 / N)))
		inc <- isoreg(xs[order(xs, -y)], y[order(xs, -y)])
		# isoreg sees single applicants; within a score the matched come
		# first, so that ties are pooled as one cell.
		put_vector(case, "iso", tapply(inc$yf, sort(xs), mean))
		dec <- isoreg(-xs[order(-xs, -y)], y[order(-xs, -y)])
		put_vector(case, "fall", rev(tapply(dec$yf, sort(-xs), mean)))
	}
}
calibration <- function(case, m, u, p) {
	n <- m + u
	eta <- qlogis(p)
	f0 <- fit(cbind(m, u) ~ offset(eta))
	f1 <- fit(cbind(m, u) ~ eta)
	D <- 2 * sum(bd0(m, n * p) + bd0(u, n * (1 - p)))
	lr <- D - deviance(f1)
	oe <- sum(m) / sum(n * p)
	se <- sqrt((1 - sum(m) / sum(n)) / sum(m))
	z <- sum((m - n * p) * (1 - 2 * p)) /
		sqrt(sum(n * (1 - 2 * p)^2 * p * (1 - p)))
	put(case, cal_intercept = unname(coef(f0)),
		cal_intercept_se = sqrt(vcov(f0)[1, 1]),
		cal_slope = unname(coef(f1)[2]),
		cal_slope_intercept = unname(coef(f1)[1]),
		cal_slope_se = sqrt(vcov(f1)[2, 2]), cal_lr = lr,
		cal_lr_p = pchisq(lr, 2, lower.tail = FALSE), oe = oe,
		oe_low = oe * exp(-qnorm(.975) * se),
		oe_high = oe * exp(qnorm(.975) * se), spiegelhalter = z,
		spiegelhalter_p = 2 * pnorm(-abs(z)))
}
insample <- function(case, x, m, u) {
	f <- fit(cbind(m, u) ~ x)
	cells(case, x, m, u, unname(fitted(f)), 2)
}
insample("in_five", c(215, 225, 235, 245, 255), c(2, 6, 14, 22, 17),
	c(7, 9, 10, 6, 2))
insample("in_two", c(215, 225), c(2, 6), c(7, 9))
set.seed(4)
x <- 200:275
n <- rpois(length(x), 2000 * dnorm(x, 245, 14)) + 1
m <- rbinom(length(x), n, plogis(-19 + .085 * x))
insample("in_many", x, m, n - m)
m2 <- rbinom(length(x), n, plogis(4 - .02 * x))
insample("in_falling", x, m2, n - m2)
m3 <- rbinom(length(x), n, plogis(-10 + .04 * x + .002 * (x - 245)^2))
insample("in_curved", x, m3, n - m3)
k <- c(1, 4, 2, 7, 9, 12, 15, 30, 33)
insample("in_sparse", c(190, 204, 209, 215, 222, 230, 240, 251, 260),
	c(0, 1, 0, 2, 4, 8, 12, 28, 33), k - c(0, 1, 0, 2, 4, 8, 12, 28, 33))
insample("in_large", c(215, 225, 235, 245, 255), 1e7 * c(20, 58, 140, 229, 170),
	1e7 * c(70, 91, 100, 62, 20))
# Next year's counts at last year's probabilities.
p <- plogis(-19 + .08 * x)
cells("out_year", x, m, n - m, p, 0)
calibration("out_year", m, n - m, p)
cells("out_few", c(215, 225, 235, 245, 255), c(2, 6, 14, 22, 17),
	c(7, 9, 10, 6, 2), c(.3, .35, .5, .6, .9), 0)
calibration("out_few", c(2, 6, 14, 22, 17), c(7, 9, 10, 6, 2),
	c(.3, .35, .5, .6, .9))

spline <- function(case, x, m, u) {
	for (v in c("x", "m", "u"))
		put_vector(case, v, get(v))
	xs <- rep(x, m + u)
	t <- quantile(xs, c(.05, .35, .65, .95))
	if (any(duplicated(t)))
		t <- quantile(xs, c(.1, .5, .9))
	f0 <- fit(cbind(m, u) ~ x)
	B <- rcspline.eval(x, knots = unname(t), inclx = TRUE)
	f1 <- fit(cbind(m, u) ~ B)
	df <- length(t) - 2
	lr <- deviance(f0) - deviance(f1)
	# the package's own route, on single applicants
	d <- data.frame(xs = c(rep(x, m), rep(x, u)),
		y = rep(1:0, c(sum(m), sum(u))))
	l1 <- lrm(y ~ rcs(xs, unname(t)), d)
	l0 <- lrm(y ~ xs, d)
	stopifnot(all.equal(unname(diff(c(l0$stats["Model L.R."],
		l1$stats["Model L.R."]))), lr, tolerance = 1e-6))
	put_vector(case, "knot", unname(t))
	put_vector(case, "beta", unname(coef(f1)))
	put(case, lr = lr, df = df, p = pchisq(lr, df, lower.tail = FALSE),
		gain = AIC(f0) - AIC(f1), logit240 = sum(coef(f1) *
			c(1, rcspline.eval(240, knots = unname(t),
				inclx = TRUE))))
}
spline("spline_line", x, m, n - m)
spline("spline_curved", x, m3, n - m3)
xt <- seq(230, 275, 5)
nt <- c(150, 30, 40, 50, 40, 30, 20, 20, 15, 10)
mt <- c(70, 15, 22, 30, 28, 22, 15, 17, 12, 9)
spline("spline_tied", xt, mt, nt - mt)

glm_case <- function(case, X, m, u, shift = NULL) {
	put_vector(case, "m", m)
	put_vector(case, "u", u)
	put_vector(case, "col", as.vector(t(X)))
	if (!is.null(shift))
		put_vector(case, "offset", shift)
	f <- if (is.null(shift)) fit(cbind(m, u) ~ 0 + X) else
		fit(cbind(m, u) ~ 0 + X + offset(shift))
	put_vector(case, "beta", unname(coef(f)))
	put_vector(case, "cov", as.vector(vcov(f)))
	put(case, deviance = deviance(f))
}
set.seed(9)
X <- cbind(1, rnorm(30), rnorm(30), rbinom(30, 1, .4))
n <- rpois(30, 20) + 1
mm <- rbinom(30, n, plogis(X %*% c(.3, 1, -.5, .8)))
glm_case("glm_four", X, mm, n - mm)
glm_case("glm_offset", X[, 1:2], mm, n - mm, X[, 3])
glm_case("glm_large", cbind(1, -2:2), 1e8 * c(20, 58, 140, 229, 170) + 3,
	1e8 * c(70, 91, 100, 62, 20) + 1)
save("tests/oracle/check.csv")
