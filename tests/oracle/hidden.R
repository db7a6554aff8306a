# Reference values for suppressed counts (lib/fit/hidden, fills): the
# coarsened likelihood by optim, its Hessian by numDeriv, the range over
# corner fills by glm.
source("tests/oracle/model.R")

# m, u: matrices with rows low, high; total 0 where unknown
pairs <- function(m, u, total) {
	g <- expand.grid(m = m[1]:m[2], u = u[1]:u[2])
	if (total > 0) g <- g[g$m + g$u == total, ]
	g
}
case <- function(name, low, high, ml, mh, ul, uh, total, prob = 0.7,
		 bins = FALSE) {
	k <- length(ml)
	put_vector(name, "low", low); put_vector(name, "high", high)
	put_vector(name, "ml", ml); put_vector(name, "mh", mh)
	put_vector(name, "ul", ul); put_vector(name, "uh", uh)
	put_vector(name, "total", total)
	mid <- (ml + mh) / 2; midu <- (ul + uh) / 2
	if (bins) {
		ms <- grouped_normal(low, high, mid + midu)
		edges <- range(c(low, high)[is.finite(c(low, high))])
		pts <- normal_weights(low, high, ms,
			(edges[1] - 70):min(300, edges[2] + 60))
	} else
		pts <- lapply(low, function(x) list(x = x, w = 1))
	d <- standard(list(x = lapply(pts, `[[`, "x"),
		w = lapply(pts, `[[`, "w"), m = mid, u = midu))
	pr <- lapply(seq_len(k), function(i)
		pairs(c(ml[i], mh[i]), c(ul[i], uh[i]), total[i]))
	lf <- function(th) {
		p <- parts(d, th)
		sum(sapply(seq_len(k), function(i) {
			g <- pr[[i]]; n <- g$m + g$u
			# known counts carry no coefficient
			co <- if (nrow(g) > 1) lchoose(n, g$m) else 0
			log(sum(exp(co + g$m * log(p$P[i]) + g$u * log(p$Q[i]))))
		}))
	}
	th <- optim(c(0.5, 0.5), function(t) -lf(t),
		control = list(reltol = 1e-15, maxit = 5000))$par
	for (i in 1:20) th <- th - solve(hessian(lf, th), grad(lf, th))
	V <- solve(-hessian(lf, th))
	A <- rbind(c(1, -d$x0 / d$s), c(0, 1 / d$s))
	raw <- drop(A %*% th); Vr <- A %*% V %*% t(A)
	# profiles
	best <- function(f) {
		o <- optimize(f, c(-30, 30), maximum = TRUE, tol = 1e-10)
		o$objective
	}
	null <- best(function(a) lf(c(a, 0)))
	ex <- function(b) 2 * (lf(th) - best(function(a) lf(c(a, b)))) - CUT
	se <- sqrt(V[2, 2])
	bl <- uniroot(ex, th[2] + c(-6, 0) * se, tol = 1e-12)$root
	bh <- uniroot(ex, th[2] + c(0, 8) * se, tol = 1e-12)$root
	put(name, intercept = raw[1], slope = raw[2],
		se_intercept = sqrt(Vr[1, 1]), se_slope = sqrt(Vr[2, 2]),
		loglik = lf(th), lr = 2 * (lf(th) - null),
		slope_low = bl / d$s, slope_high = bh / d$s,
		prob = prob, need = d$x0 + d$s * (qlogis(prob) - th[1]) / th[2])
	# corner fills
	ends <- lapply(seq_len(k), function(i) {
		g <- pr[[i]]
		unique(g[g$m %in% range(g$m) & g$u %in% range(g$u), ])
	})
	grid <- expand.grid(lapply(ends, function(g) seq_len(nrow(g))))
	x <- lr <- numeric(nrow(grid))
	for (j in seq_len(nrow(grid))) {
		mu <- t(sapply(seq_len(k), function(i)
			unlist(ends[[i]][grid[j, i], ])))
		if (bins) {
			dd <- d; dd$m <- mu[, 1]; dd$u <- mu[, 2]
			dd$n <- dd$m + dd$u
			t <- maximise(dd, FALSE)
			lr[j] <- 2 * (ll_rel(dd, t) -
				along(dd, FALSE, c(0, 0), c(1, 0), t[1]))
		} else {
			z <- unlist(d$z)
			g <- glm(mu ~ z, binomial,
				control = glm.control(1e-14, 100))
			t <- coef(g); lr[j] <- g$null.deviance - g$deviance
		}
		x[j] <- d$x0 + d$s * (qlogis(prob) - t[1]) / t[2]
	}
	ok <- lr > CUT
	put(name, fills = nrow(grid), unbounded = sum(!ok),
		fill_low = min(x[ok]), fill_high = max(x[ok]))
}
s <- c(210, 220, 230, 240, 250)
case("total_known", s, s, c(1, 12, 30, 41, 1), c(4, 12, 30, 41, 4),
	c(11, 15, 14, 11, 10), c(14, 15, 14, 11, 13), c(15, 0, 0, 0, 14), 0.6)
case("both_hidden", s, s, c(1, 6, 20, 41, 22), c(4, 6, 20, 41, 22),
	c(1, 15, 14, 9, 1), c(4, 15, 14, 9, 4), rep(0, 5))
case("maybe_none", s, s, c(0, 6, 20, 41, 22), c(4, 6, 20, 41, 22),
	c(5, 15, 14, 9, 0), c(5, 15, 14, 9, 4), rep(0, 5))
case("weak", s, s, c(1, 8, 12, 12, 11), c(4, 8, 12, 12, 11),
	c(4, 9, 9, 8, 1), c(4, 9, 9, 8, 4), rep(0, 5))
case("bands", c(-Inf, 221, 231, 241), c(220, 230, 240, Inf), c(1, 13, 30, 41),
	c(4, 13, 30, 41), c(9, 14, 16, 1), c(9, 14, 16, 4), rep(0, 4), bins = TRUE)
save("tests/oracle/hidden.csv")
