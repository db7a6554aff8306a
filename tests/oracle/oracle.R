# Shared by the scripts that write tests/oracle/NAME.csv: put() collects
# case,quantity,value; save() writes them so that they read back exactly.
# Run a script from the project root: Rscript tests/oracle/NAME.R
rows <- list()
put <- function(case, ...) {
	v <- list(...)
	for (q in names(v)) {
		x <- v[[q]]
		name <- if (length(x) == 1) q else paste0(q, seq_along(x))
		rows[[length(rows) + 1]] <<- data.frame(case = case,
			quantity = name, value = sprintf("%.17g", x))
	}
}
# A vector numbered from 1 even when it has one element.
put_vector <- function(case, q, x)
	for (i in seq_along(x))
		do.call(put, c(list(case), setNames(list(x[i]), paste0(q, i))))
save <- function(file)
	write.csv(do.call(rbind, rows), file, row.names = FALSE, quote = FALSE)
