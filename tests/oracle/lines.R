# Common, parallel and separate lines over groups: nested glm fits; groups
# given as estimates with covariances by generalised least squares.
source("tests/oracle/oracle.R")
tight <- glm.control(epsilon = 1e-15, maxit = 200)
fit <- function(f, d) suppressWarnings(glm(f, binomial, d, control = tight))
chi <- function(x, df) pchisq(x, df, lower.tail = FALSE)
lines <- function(case, gs, ref = 1) {
	d <- do.call(rbind, lapply(seq_along(gs), function(i) data.frame(
		g = i, x = gs[[i]]$x, m = gs[[i]]$m, u = gs[[i]]$u)))
	d$s <- (d$x - 245) / 10
	d$g <- factor(d$g)
	m0 <- fit(cbind(m, u) ~ s, d)
	m1 <- fit(cbind(m, u) ~ g + s, d)
	both <- tapply(d$m, d$g, sum) > 0 & tapply(d$u, d$g, sum) > 0
	cells <- tapply(d$m, d$g, length)
	k <- sum(both & cells > 1)
	# g * s, group by group: glm stumbles over the aliased slope of a single
	# score when asked for all of it at once
	m2 <- lapply(split(d, d$g), function(e) fit(cbind(m, u) ~ s, e))
	D <- c(deviance(m0), deviance(m1), sum(sapply(m2, deviance)))
	for (i in seq_along(gs))
		for (v in c("x", "m", "u"))
			put_vector(case, sprintf("g%d_%s", i, v), gs[[i]][[v]])
	put(case, levels = D[1] - D[2], levels_df = length(gs) - 1,
		levels_p = chi(D[1] - D[2], length(gs) - 1),
		slopes = D[2] - D[3], slopes_df = k - 1,
		slopes_p = if (k > 1) chi(D[2] - D[3], k - 1) else NaN,
		both = D[1] - D[3],
		a0 = unname(coef(m0)[1]), b0 = unname(coef(m0)[2]))
	if (case == "dispersed") {
		m2 <- fit(cbind(m, u) ~ g * s, d)
		X2 <- sum(residuals(m2, "pearson")^2)
		df <- df.residual(m2)
		stopifnot(all.equal(deviance(m2), D[3]))
		put(case, phi = X2 / df, phi_df = df, slopes_f = pf((D[2] - D[3]) /
			(k - 1) / (X2 / df), k - 1, df, lower.tail = FALSE))
	}
	# for the estimates leave out what runs off to infinity
	m1 <- fit(cbind(m, u) ~ g + s, droplevels(d[both[d$g], ]))
	put(case, b1 = unname(coef(m1)["s"]), b1_se = sqrt(vcov(m1)["s", "s"]))
	or <- lo <- hi <- rep(NaN, length(gs))
	if (both[1])
		for (i in which(both)[-1]) {
			n <- paste0("g", i)
			se <- sqrt(vcov(m1)[n, n])
			or[i] <- exp(coef(m1)[n])
			lo[i] <- exp(coef(m1)[n] - qnorm(.975) * se)
			hi[i] <- exp(coef(m1)[n] + qnorm(.975) * se)
		}
	put_vector(case, "or", or)
	put_vector(case, "or_low", lo)
	put_vector(case, "or_high", hi)
}
x <- c(215, 225, 235, 245, 255)
a <- list(x = x, m = c(2, 6, 14, 22, 17), u = c(7, 9, 10, 6, 2))
b <- list(x = x + 3, m = c(8, 16, 34, 52, 37), u = c(4, 9, 10, 8, 1))
c3 <- list(x = c(230, 240, 250, 260), m = c(10, 11, 13, 12), u = c(9, 9, 6, 8))
full <- list(x = c(240, 250), m = c(9, 14), u = c(0, 0))
none <- list(x = c(225, 231), m = c(0, 0), u = c(3, 6))
one <- list(x = 238, m = 6, u = 5)
sep <- list(x = c(220, 230, 240, 250), m = c(0, 0, 4, 9), u = c(6, 5, 0, 0))
lines("two", list(a, b))
lines("three", list(a, b, c3))
lines("full", list(a, b, full, none))
lines("full_first", list(full, a, b))
lines("single", list(a, one, c3))
lines("separated", list(a, b, sep))
big <- function(g, k) list(x = g$x, m = g$m * k + 1, u = g$u * k)
lines("large", list(big(a, 1e7), big(b, 1e7), big(c3, 1e6)))
set.seed(2)
over <- lapply(1:4, function(i) {
	x <- seq(205, 265, 5)
	n <- rep(40, length(x))
	m <- rbinom(length(x), n, plogis((x - 235) / 12 + i / 4 +
		rnorm(length(x), 0, .5)))
	list(x = x, m = m, u = n - m)
})
lines("dispersed", over)

est <- lapply(1:4, function(i) list(e = c(1 + i / 5, .8 + sin(i) / 4),
	V = matrix(c(.05, .01, .01, .02), 2) * i))
Q <- function(X) {
	y <- unlist(lapply(est, `[[`, "e"))
	P <- solve(as.matrix(Matrix::bdiag(lapply(est, `[[`, "V"))))
	beta <- solve(t(X) %*% P %*% X, t(X) %*% P %*% y)
	r <- y - X %*% beta
	list(q = as.vector(t(r) %*% P %*% r), beta = as.vector(beta),
		V = solve(t(X) %*% P %*% X))
}
I2 <- diag(2)
q0 <- Q(do.call(rbind, rep(list(I2), 4)))
X1 <- matrix(0, 8, 5)
X1[cbind(c(1, 3, 5, 7), 1:4)] <- 1
X1[c(2, 4, 6, 8), 5] <- 1
q1 <- Q(X1)
for (i in 1:4)
	put_vector("estimates", sprintf("g%d_n", i),
		c(est[[i]]$e, est[[i]]$V[c(1, 2, 4)]))
put("estimates", levels = q0$q - q1$q, levels_df = 3,
	levels_p = chi(q0$q - q1$q, 3), slopes = q1$q, slopes_df = 3,
	slopes_p = chi(q1$q, 3), both = q0$q, a0 = q0$beta[1], b0 = q0$beta[2],
	b1 = q1$beta[5], b1_se = sqrt(q1$V[5, 5]))
d <- sapply(2:4, function(i) q1$beta[i] - q1$beta[1])
se <- sapply(2:4, function(i) sqrt(q1$V[1, 1] + q1$V[i, i] - 2 * q1$V[1, i]))
put_vector("estimates", "or", c(NaN, exp(d)))
put_vector("estimates", "or_low", c(NaN, exp(d - qnorm(.975) * se)))
put_vector("estimates", "or_high", c(NaN, exp(d + qnorm(.975) * se)))
save("tests/oracle/lines.csv")
