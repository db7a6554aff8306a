# The model of lib/fit/like a second time, for the scripts beside this one:
# glm and brglm2 where they apply, otherwise the likelihood written down here
# and maximised by R's own solvers.
source("tests/oracle/oracle.R")
suppressMessages({library(brglm2); library(numDeriv)})
Z <- qnorm(0.975)
CUT <- Z^2

# --- the model ---------------------------------------------------------------
# A case: lists of points x and weights w for each cell, counts m and u.
# Everything below works on z = (x - x0) / s.
standard <- function(d) {
	n <- d$m + d$u
	x <- unlist(d$x); w <- unlist(d$w) * rep(n, lengths(d$x))
	x0 <- sum(w * x) / sum(w)
	s <- sqrt(sum(w * (x - x0)^2) / sum(w))
	d$x0 <- x0; d$s <- s; d$n <- n
	d$z <- lapply(d$x, function(x) (x - x0) / s)
	d
}
parts <- function(d, th) {
	f <- function(z, w) {
		eta <- th[1] + th[2] * z
		p <- plogis(eta); q <- plogis(-eta)
		c(sum(w * p), sum(w * q), sum(w * p * q), sum(w * p * q * z))
	}
	r <- mapply(f, d$z, d$w)
	list(P = r[1, ], Q = r[2, ], G = r[3:4, , drop = FALSE])
}
# log-likelihood less that of one probability a cell, by dbinom, whose saddle
# point form keeps its digits at large counts
ll_rel <- function(d, th) {
	p <- parts(d, th)
	side <- p$P <= 0.5 # dbinom of the smaller probability
	k <- ifelse(side, d$m, d$u)
	prob <- ifelse(side, p$P, p$Q)
	sum(dbinom(k, d$n, prob, log = TRUE) -
	    dbinom(k, d$n, k / d$n, log = TRUE))
}
ll <- function(d, th) {
	p <- parts(d, th)
	sum(ifelse(d$m > 0, d$m * log(p$P), 0) +
	    ifelse(d$u > 0, d$u * log(p$Q), 0))
}
score <- function(d, th) {
	p <- parts(d, th)
	drop(p$G %*% (d$m / p$P - d$u / p$Q))
}
info <- function(d, th) {
	p <- parts(d, th)
	p$G %*% (t(p$G) * (d$n / p$P / p$Q))
}
# log det of the information as a sum over pairs of cells, which cannot cancel
logdet <- function(d, th) {
	p <- parts(d, th)
	g <- t(p$G) * sqrt(d$n / p$P / p$Q)
	cross <- outer(g[, 1], g[, 2]) - outer(g[, 2], g[, 1])
	log(sum(cross^2) / 2)
}
penalised <- function(d, th)
	ll_rel(d, th) + 0.5 * logdet(d, th)
single <- function(d) all(lengths(d$x) == 1)
# gradient of the penalised likelihood: hat values for exact scores, numeric
# differentiation of the penalty for bands
pscore <- function(d, th) {
	if (!single(d))
		return(score(d, th) +
		       grad(function(t) 0.5 * logdet(d, t), th))
	z <- unlist(d$z); p <- plogis(th[1] + th[2] * z); X <- cbind(1, z)
	wt <- d$n * p * (1 - p)
	h <- wt * rowSums((X %*% solve(crossprod(X * sqrt(wt)))) * X)
	drop(crossprod(X, d$m - d$n * p + h * (0.5 - p)))
}

newton <- function(gr, th, steps = 30) {
	for (i in seq_len(steps)) {
		d <- solve(jacobian(gr, th), gr(th))
		th <- th - d
		if (max(abs(d)) < 1e-13) break
	}
	th
}
maximise <- function(d, firth) {
	f <- if (firth) penalised else ll_rel
	g <- if (firth) pscore else score
	th <- optim(c(qlogis((sum(d$m) + .5) / (sum(d$n) + 1)), 0),
		function(t) -f(d, t), method = "Nelder-Mead",
		control = list(reltol = 1e-14, maxit = 5000))$par
	newton(function(t) g(d, t), th)
}

# --- profiles ----------------------------------------------------------------
# max of f over base + t dir: the root of the derivative
along <- function(d, firth, base, dir, start) {
	f <- if (firth) penalised else ll_rel
	if (firth) { # perhaps several maxima: look everywhere
		at <- sort(c(start, sinh(seq(-7, 7, length.out = 281)),
			start * seq(0.5, 1.5, length.out = 81)))
		at <- at[c(TRUE, diff(at) > 1e-3 * abs(at[-1]))]
		v <- sapply(at, function(t) f(d, base + t * dir))
		i <- which.max(v)
		stopifnot(i > 1, i < length(at))
		return(optimize(function(t) f(d, base + t * dir),
			at[c(i - 1, i + 1)], maximum = TRUE, tol = 1e-10)$objective)
	}
	g <- score
	h <- function(t) sum(g(d, base + t * dir) * dir)
	w <- 0.1
	repeat {
		lo <- h(start - w); hi <- h(start + w)
		if (is.finite(lo) && is.finite(hi) && lo > 0 && hi < 0) break
		w <- w * 1.5
		if (w > 1e4) stop("no bracket")
	}
	t <- uniroot(h, start + c(-w, w), tol = 1e-14)$root
	f(d, base + t * dir)
}
profile_slope <- function(d, firth, th) {
	f <- if (firth) penalised else ll_rel
	top <- f(d, th)
	se <- sqrt(solve(info(d, th))[2, 2])
	ex <- function(b) 2 * (top - along(d, firth, c(0, b), c(1, 0), th[1])) - CUT
	end <- function(sign) {
		w <- se
		while (ex(th[2] + sign * w) < 0) w <- w * 1.3
		uniroot(ex, sort(th[2] + sign * c(0, w)), tol = 1e-13)$root
	}
	c(end(-1), end(1))
}
# D(x) for the score at which the logit is L
crossing <- function(d, firth, th, L) {
	f <- if (firth) penalised else ll_rel
	top <- f(d, th)
	zp <- (L - th[1]) / th[2]
	D <- function(z) {
		# the line nearest to the maximum in the metric of I
		I <- info(d, th); dir <- c(-z, 1)
		t0 <- sum(dir * (I %*% (th - c(L, 0)))) / sum(dir * (I %*% dir))
		# scaled so that one unit of t is one of the linear predictor
		k <- 1 / sqrt(1 + z^2)
		2 * (top - along(d, firth, c(L, 0), dir * k, t0 / k)) - CUT
	}
	lr <- 2 * (top - along(d, firth, c(0, 0), c(1, 0), th[1]))
	far <- 200
	root <- function(a, b) uniroot(D, c(a, b), tol = 1e-13)$root
	if (lr > CUT) {
		up <- 1; while (D(zp + up) < 0) up <- up * 1.5
		dn <- 1; while (D(zp - dn) < 0) dn <- dn * 1.5
		return(list(type = 0, ends = c(root(zp - dn, zp), root(zp, zp + up))))
	}
	grid <- sinh(seq(-asinh(far), asinh(far), length.out = 401))
	v <- sapply(grid, D)
	if (all(v <= 0)) return(list(type = 2, ends = c(-Inf, Inf)))
	i <- range(which(v > 0))
	stopifnot(i[1] > 1, i[2] < length(grid))
	list(type = 1, ends = c(root(grid[i[1] - 1], grid[i[1]]),
				root(grid[i[2]], grid[i[2] + 1])))
}
fieller <- function(th, V, L) {
	A <- th[2]^2 - CUT * V[2, 2]
	B <- -2 * (th[2] * (L - th[1]) + CUT * V[1, 2])
	C <- (L - th[1])^2 - CUT * V[1, 1]
	disc <- B^2 - 4 * A * C
	if (A < 0 && disc <= 0) return(list(type = 2, ends = c(-Inf, Inf)))
	r <- sort(Re(polyroot(c(C, B, A))))
	list(type = if (A > 0) 0 else 1, ends = r)
}

# --- one case ----------------------------------------------------------------
report <- function(name, d, firth, penalty, probs = c(.5, .8, .95),
		   bins = 0, order = NA, upper = TRUE) {
	d <- standard(d)
	th <- maximise(d, firth)
	if (single(d)) { # the packages' word
		x <- unlist(d$z)
		if (firth)
			g <- glm(cbind(d$m, d$u) ~ x, binomial,
				method = "brglmFit", type = "AS_mean",
				epsilon = 1e-12, maxit = 10000)
		else
			g <- glm(cbind(d$m, d$u) ~ x, binomial,
				control = glm.control(1e-14, 100))
		stopifnot(max(abs(coef(g) - th)) < 1e-7 * max(1, abs(th)))
		put(name, aic_grouped = if (firth) NA else AIC(g))
	}
	V <- solve(info(d, th))
	A <- rbind(c(1, -d$x0 / d$s), c(0, 1 / d$s))
	raw <- drop(A %*% th); Vr <- A %*% V %*% t(A)
	f <- if (firth) penalised else ll_rel
	lr <- 2 * (f(d, th) - along(d, firth, c(0, 0), c(1, 0), th[1]))
	p <- parts(d, th)
	pr <- profile_slope(d, firth, th) / d$s
	put(name, penalty = penalty, firth = firth, bins = bins,
		intercept = raw[1], slope = raw[2],
		se_intercept = sqrt(Vr[1, 1]), se_slope = sqrt(Vr[2, 2]),
		cov = Vr[1, 2], loglik = ll(d, th),
		deviance = -2 * ll_rel(d, th),
		pearson = sum((d$m - d$n * p$P)^2 / (d$n * p$P * p$Q)),
		lr = lr, lr_p = pchisq(lr, 1, lower.tail = FALSE),
		slope_low = pr[1], order = order)
	if (upper)
		put(name, slope_high = pr[2])
	eta <- th[1] + th[2] * ((d$x0 + d$s / 3) - d$x0) / d$s
	put(name, at = d$x0 + d$s / 3, prob_at = plogis(eta))
	for (i in seq_along(probs)) {
		L <- qlogis(probs[i])
		zp <- (L - th[1]) / th[2]
		se <- sqrt(c(1, zp) %*% V %*% c(1, zp)) / abs(th[2]) * d$s
		fi <- fieller(th, V, L)
		cr <- crossing(d, firth, th, L)
		q <- list(probs[i], d$x0 + d$s * zp, drop(se), fi$type,
			d$x0 + d$s * fi$ends[1], d$x0 + d$s * fi$ends[2],
			cr$type, d$x0 + d$s * cr$ends[1],
			d$x0 + d$s * cr$ends[2])
		names(q) <- paste0(c("prob", "need", "need_se", "fieller_type",
			"fieller_low", "fieller_high", "profile_type",
			"profile_low", "profile_high"), "_", i)
		do.call(put, c(list(name), q))
	}
}
cells <- function(name, low, high, m, u) {
	put_vector(name, "low", low); put_vector(name, "high", high)
	put_vector(name, "m", m); put_vector(name, "u", u)
}
exact <- function(name, x, m, u, firth = FALSE, penalty = 0, ...) {
	cells(name, x, x, m, u)
	d <- list(x = as.list(x), w = rep(list(1), length(x)), m = m, u = u)
	report(name, d, firth, penalty, ...)
}

# --- bands: the score distribution -----------------------------------------------
grouped_normal <- function(low, high, n) {
	a <- low - .5; b <- high + .5
	mid <- ifelse(is.finite(low + high), (low + high) / 2,
		ifelse(is.finite(low), low + 5, high - 5))
	mu0 <- sum(n * mid) / sum(n); s0 <- sqrt(sum(n * (mid - mu0)^2) / sum(n))
	# raw mean and SD: numDeriv's steps are relative, so keep off zero
	lf <- function(t) {
		up <- a > t[1]
		pr <- ifelse(up,
			pnorm(a, t[1], t[2], FALSE) - pnorm(b, t[1], t[2], FALSE),
			pnorm(b, t[1], t[2]) - pnorm(a, t[1], t[2]))
		sum(n * log(pr))
	}
	t <- optim(c(mu0, s0), function(t) -lf(t), method = "BFGS",
		control = list(reltol = 1e-15))$par
	newton(function(t) grad(lf, t), t)
}
normal_weights <- function(low, high, ms, grid)
	lapply(seq_along(low), function(j) {
		k <- grid[grid >= low[j] & grid <= high[j]]
		up <- k > ms[1]
		w <- ifelse(up, pnorm(k - .5, ms[1], ms[2], FALSE) -
				pnorm(k + .5, ms[1], ms[2], FALSE),
			pnorm(k + .5, ms[1], ms[2]) - pnorm(k - .5, ms[1], ms[2]))
		list(x = k, w = w / sum(w))
	})
logpoly <- function(low, high, n, ms, grid, r) {
	z <- (grid - ms[1]) / ms[2]
	B <- cbind(z, z^2 - 1, (z^3 - 3 * z) / 3, (z^4 - 6 * z^2 + 3) / 12)[, 1:r]
	inb <- sapply(seq_along(low), function(j) grid >= low[j] & grid <= high[j])
	lf <- function(c) {
		e <- drop(B %*% c); e <- exp(e - max(e)); f <- e / sum(e)
		sum(n * log(colSums(inb * f)))
	}
	gr <- function(c) {
		e <- drop(B %*% c); e <- exp(e - max(e)); f <- e / sum(e)
		F <- colSums(inb * f)
		drop(t(B) %*% (f * (inb %*% (n / F)))) - sum(n) * drop(t(B) %*% f)
	}
	c0 <- optim(c(0, -.5, 0, 0)[1:r], function(c) -lf(c), function(c) -gr(c),
		method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))$par
	c1 <- newton(gr, c0)
	e <- drop(B %*% c1); f <- exp(e - max(e)); f <- f / sum(f)
	edges <- range(c(low, high)[is.finite(c(low, high))])
	list(f = f, aic = -2 * lf(c1) + 2 * r,
		stray = sum(f[grid < edges[1] - 30 | grid > edges[2] + 30]))
}
banded <- function(name, low, high, m, u, firth = FALSE, penalty = 0,
		   bins = 0, ...) {
	n <- m + u
	cells(name, low, high, m, u)
	edges <- range(c(low, high)[is.finite(c(low, high))])
	grid <- (edges[1] - 70):min(300, edges[2] + 60)
	order <- 2
	ms <- grouped_normal(low, high, n)
	pts <- normal_weights(low, high, ms, grid)
	if (bins == 0 && length(n) >= 5) { # auto
		fits <- lapply(2:min(4, length(n) - 2), function(r)
			logpoly(low, high, n, ms, grid, r))
		ok <- sapply(seq_along(fits), function(i)
			i == 1 || fits[[i]]$stray <= 0.02)
		aic <- sapply(fits, `[[`, "aic")
		aic[!ok] <- Inf
		best <- which.min(aic); order <- best + 1
		pts <- lapply(seq_along(low), function(j) {
			i <- grid >= low[j] & grid <= high[j]
			f <- fits[[best]]$f[i]
			list(x = grid[i], w = f / sum(f))
		})
	}
	if (bins == 2) { # uniform in closed bands, the normal's tails outside
		pts <- lapply(seq_along(low), function(j)
			if (is.finite(low[j] + high[j]))
				list(x = low[j]:high[j],
				     w = rep(1 / (high[j] - low[j] + 1),
					     high[j] - low[j] + 1))
			else pts[[j]])
		order <- 0
	}
	d <- list(x = lapply(pts, `[[`, "x"), w = lapply(pts, `[[`, "w"),
		m = m, u = u)
	put(name, density_mean = ms[1], density_sd = ms[2])
	report(name, d, firth, penalty, bins = bins, order = order, ...)
}
