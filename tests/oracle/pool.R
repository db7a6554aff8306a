# Partial pooling. Hyperparameters and modes by our own Laplace likelihood in R
# (independent code, maximised by nlm and optim from several starts), checked
# here against lme4::glmer; all-summary cases, where Laplace is exact, against
# metafor::rma.mv(method = "ML").
source("tests/oracle/oracle.R")
suppressMessages({ library(lme4); library(metafor) })

# A group is list(x, m, u) with x already (score - 245) / 10, or list(est, V).
inner <- function(g, mu, L) {
	z <- c(0, 0)
	for (i in 1:200) {
		th <- as.vector(mu + L %*% z)
		if (is.null(g$est)) {
			X <- cbind(1, g$x)
			eta <- as.vector(X %*% th)
			n <- g$m + g$u
			p <- plogis(eta)
			ll <- sum(ifelse(g$m > 0, g$m * plogis(eta, log.p = TRUE), 0)) +
				sum(ifelse(g$u > 0, g$u * plogis(-eta, log.p = TRUE), 0))
			sc <- as.vector(t(X) %*% (g$m - n * p))
			I <- t(X) %*% (X * (n * p * plogis(-eta)))
		} else {
			I <- solve(g$V)
			d <- th - g$est
			ll <- -as.vector(t(d) %*% I %*% d) / 2
			sc <- as.vector(-I %*% d)
		}
		H <- t(L) %*% I %*% L + diag(2)
		d <- solve(H, as.vector(t(L) %*% sc) - z)
		val <- ll - sum(z^2) / 2
		if (i > 1 && val < old - 1e-12 * (1 + abs(old)) && half < 40) {
			step <- step / 2
			z <- zold + step
			half <- half + 1
			next
		}
		if (max(abs(d)) < 1e-13)
			break
		old <- val
		zold <- z
		step <- d
		half <- 0
		z <- z + d
	}
	list(z = z, th = th, I = I, H = H, val = val - log(det(H)) / 2)
}
root <- function(p) matrix(c(p[3], p[4], 0, p[5]), 2)
laplace <- function(p, gs)
	sum(sapply(gs, function(g) inner(g, p[1:2], root(p))$val))
maximise <- function(gs, starts) {
	best <- NULL
	minus <- function(p) {
		v <- tryCatch(-laplace(p, gs), error = function(e) NaN)
		if (is.finite(v)) v else 1e10
	}
	for (s in starts) {
		o <- optim(s, minus, method = "Nelder-Mead",
			control = list(maxit = 4000, reltol = 1e-14))
		o <- optim(o$par, minus, method = "Nelder-Mead",
			control = list(maxit = 4000, reltol = 1e-15))
		k <- tryCatch(optim(o$par, minus, function(p)
			numDeriv::grad(minus, p), method = "BFGS",
			control = list(reltol = 1e-16, maxit = 200)),
			error = function(e) o)
		cand <- if (k$value <= o$value) k$par else o$par
		# Newton by accurate differences to finish
		for (i in 1:4) {
			gr <- numDeriv::grad(laplace, cand, gs = gs)
			he <- numDeriv::hessian(laplace, cand, gs = gs)
			st <- tryCatch(-solve(he, gr), error = function(e) NULL)
			if (is.null(st) || any(eigen(-he)$values < 1e-3)) break
			if (laplace(cand + st, gs) >= laplace(cand, gs) - 1e-11)
				cand <- cand + st
		}
		v <- laplace(cand, gs)
		if (is.null(best) || v > best$v)
			best <- list(v = v, p = cand)
	}
	best$p
}
starts <- list(c(1, .8, .6, 0, .3), c(1, .8, .2, .1, .1), c(.5, .5, 1, -.3, .5))

put_pool <- function(case, gs) {
	p <- maximise(gs, starts)
	L <- root(p)
	S <- L %*% t(L)
	r <- lapply(gs, inner, mu = p[1:2], L = L)
	W <- lapply(r, function(k) k$I - k$I %*% L %*% solve(k$H) %*% t(L) %*% k$I)
	Vmu <- solve(Reduce(`+`, W))
	for (i in seq_along(gs)) {
		g <- gs[[i]]
		if (is.null(g$est)) {
			put_vector(case, sprintf("g%d_x", i), 245 + 10 * g$x)
			put_vector(case, sprintf("g%d_m", i), g$m)
			put_vector(case, sprintf("g%d_u", i), g$u)
		} else
			put_vector(case, sprintf("g%d_n", i), c(g$est, g$V[c(1, 2, 4)]))
		V <- L %*% solve(r[[i]]$H) %*% t(L)
		B <- diag(2) - S %*% W[[i]]
		put_vector(case, sprintf("g%d_out", i), c(r[[i]]$th, V[c(1, 2, 4)],
			(V + B %*% Vmu %*% t(B))[c(1, 2, 4)]))
	}
	half <- qt(.975, length(gs) - 2) * sqrt(S[2, 2] + Vmu[2, 2])
	put_vector(case, "hyper", c(p[1:2], S[c(1, 2, 4)], Vmu[c(1, 2, 4)],
		p[2] - half, p[2] + half))
	invisible(list(p = p, S = S, Vmu = Vmu, r = r, W = W, L = L))
}
against_glmer <- function(gs, fit, tol) {
	d <- do.call(rbind, lapply(seq_along(gs), function(i)
		data.frame(g = i, s = gs[[i]]$x, m = gs[[i]]$m, u = gs[[i]]$u)))
	f <- suppressMessages(suppressWarnings(glmer(cbind(m, u) ~ s + (1 + s | g),
		d, binomial, control = glmerControl(tolPwrss = 1e-12,
		optCtrl = list(maxfun = 1e5, rhobeg = 2e-3, rhoend = 1e-9)))))
	v <- VarCorr(f)$g
	ce <- as.matrix(coef(f)$g)
	th <- t(sapply(fit$r, function(k) k$th))
	cv <- attr(ranef(f, condVar = TRUE)$g, "postVar")
	V <- sapply(fit$r, function(k) (fit$L %*% solve(k$H) %*% t(fit$L)))
	e <- c(max(abs(fixef(f) - fit$p[1:2])), max(abs(v[1:4] - fit$S)),
		max(abs(ce - th)), max(abs(matrix(cv, 4) - V)),
		max(abs(as.matrix(vcov(f, use.hessian = FALSE)) - fit$Vmu)))
	cat("glmer differs by", signif(e, 2), "\n")
	stopifnot(e < tol)
}
draw <- function(G, n, mu, L, k = 8) lapply(seq_len(G), function(i) {
	th <- mu + L %*% rnorm(2)
	x <- (seq(210, 265, length.out = k) - 245) / 10
	nn <- rpois(k, n[i] / k) + 1
	m <- rbinom(k, nn, plogis(th[1] + th[2] * x))
	list(x = x, m = m, u = nn - m)
})
set.seed(11)
gs <- draw(8, c(30, 40, 60, 100, 200, 400, 800, 1500), c(1.2, .9),
	matrix(c(.6, .1, 0, .25), 2))
f <- put_pool("ordinary", gs)
against_glmer(gs, f, 2e-4)
gs <- draw(12, rep(c(25, 50, 120), 4), c(1.2, .9), matrix(c(.7, 0, 0, .3), 2))
gs[[3]]$m <- gs[[3]]$m + gs[[3]]$u
gs[[3]]$u <- 0 * gs[[3]]$u
gs[[5]] <- list(x = .5, m = 7, u = 2)
f <- put_pool("all_matched", gs)
against_glmer(gs, f, 2e-4)
gs <- draw(9, rep(150, 9), c(1, .8), matrix(0, 2, 2))
f <- put_pool("no_spread", gs)
cat("boundary: S", signif(f$S, 3), "\n")
gs <- draw(7, rep(300, 7), c(1, .8), matrix(c(.8, .3, 0, 0), 2))
f <- put_pool("correlated", gs)
cat("boundary: S", signif(f$S, 3), "\n")
gs <- draw(6, c(2e5, 3e6, 1e6, 5e4, 4e6, 1e5), c(1, .8),
	matrix(c(.5, .1, 0, .2), 2))
f <- put_pool("large", gs)

norm <- lapply(1:7, function(i) {
	V <- matrix(c(.05, .01, .01, .02) * (1 + (i %% 3)), 2)
	list(est = round(c(1, .8) + c(.6 * sin(3 * i), .3 * cos(5 * i)), 3), V = V)
})
f <- put_pool("summaries", norm)
d <- data.frame(y = unlist(lapply(norm, `[[`, "est")), g = rep(1:7, each = 2),
	o = factor(rep(1:2, 7)))
V <- as.matrix(Matrix::bdiag(lapply(norm, `[[`, "V")))
r <- rma.mv(y, V, mods = ~ 0 + o, random = ~ o | g, struct = "UN", data = d,
	method = "ML", control = list(rel.tol = 1e-10))
e <- c(max(abs(coef(r) - f$p[1:2])), max(abs(r$G - f$S)),
	max(abs(vcov(r) - f$Vmu)))
cat("rma.mv differs by", signif(e, 2), "\n")
stopifnot(e < 1e-4)
mixed <- c(draw(4, c(40, 80, 200, 500), c(1.2, .9),
	matrix(c(.6, .1, 0, .25), 2)), norm[1:4])
put_pool("mixed", mixed)
save("tests/oracle/pool.csv")
