# The same tally in R's data.table: Rscript datatable.R FILE THREADS
suppressMessages(library(data.table))
a <- commandArgs(TRUE)
setDTthreads(as.integer(a[2]))
d <- fread(a[1], select = c("specialty", "applicant_type", "matched"))
r <- d[, .(matched = sum(matched), total = .N), keyby = .(specialty, applicant_type)]
fwrite(r, sep = "|")
