# Charting Outcomes, USMLE and AAMC score tables.

function check_img(    d, i, k, c, stats) {
	d = "charting-img-2026"
	for (i = 1; i <= rows[d]; i++) {
		k = at["nrmp-preferred", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "applicant_type")]
		c = v(d, i, "outcome")
		must(d ": n_all is that of nrmp-preferred", k &&
		    v(d, i, "n_all") == v("nrmp-preferred", k, c), d, i,
		    "n_all", v(d, i, "n_all") ", nrmp-preferred has " \
		    v("nrmp-preferred", k, c))
		k = at["nrmp-preferred-consent", v(d, i, "year"),
		    v(d, i, "specialty"), v(d, i, "applicant_type")]
		must(d ": n is that of nrmp-preferred-consent", k &&
		    v(d, i, "n") == v("nrmp-preferred-consent", k, c), d, i,
		    "n", v(d, i, "n") ", nrmp-preferred-consent has " \
		    v("nrmp-preferred-consent", k, c))
		stats = has(d, i, "median")
		must(d ": suppressed below 5, published from 5 on",
		    stats ? v(d, i, "n") >= 5 : v(d, i, "n") < 5 &&
		    v(d, i, "note") ~ /^suppressed/, d, i, "n",
		    v(d, i, "n") (stats ? " but published" : " but suppressed"))
	}
}

# A mean lies between the extremes, and an SD of n values in a range cannot
# exceed half the range times sqrt(n / (n - 1)); one half for rounding.
function check_spread(d,    i, n, lo, hi) {
	for (i = 1; i <= rows[d]; i++) {
		if (!has(d, i, "min") || !has(d, i, "sd"))
			continue
		n = v(d, i, "n")
		lo = v(d, i, "min")
		hi = v(d, i, "max")
		must(d ": mean within the range", v(d, i, "mean") >= lo - 0.5 &&
		    v(d, i, "mean") <= hi + 0.5, d, i, "mean",
		    v(d, i, "mean") " is outside " lo "-" hi)
		must(d ": SD feasible", v(d, i, "sd") <= (hi - lo) / 2 * \
		    sqrt(n / (n - 1)) + 0.5, d, i, "sd", v(d, i, "sd") \
		    " is too large for " lo "-" hi)
		must(d ": mean within one SD of the median",
		    abs(v(d, i, "mean") - v(d, i, "median")) <= \
		    v(d, i, "sd") + 0.5, d, i, "mean", v(d, i, "mean") \
		    " and median " v(d, i, "median"))
	}
}

# n of a summary is the count of the consenting table.
function check_n(d, other, types,    i, k) {
	for (i = 1; i <= rows[d]; i++) {
		k = at[other, v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "applicant_type")]
		if (k && has(d, i, "n"))
			must(d ": n is that of " other, v(d, i, "n") == \
			    v(other, k, v(d, i, "outcome")), d, i, "n",
			    v(d, i, "n") ", " other " has " v(other, k,
			    v(d, i, "outcome")))
	}
}

function check_2024(    d, i, s, n, k) {
	d = "charting-md-2024"
	check_n(d, "nrmp-preferred-consent")
	for (i = 1; i <= rows[d]; i++)
		if (v(d, i, "measure") == "step2_ck" && has(d, i, "mean") &&
		    v(d, i, "outcome") == "matched" &&
		    v(d, i, "specialty") != "All Specialties") {
			s += v(d, i, "n") * v(d, i, "mean")
			n += v(d, i, "n")
			last = i
		}
	must(d ": weighted mean of matched Step 2 CK is 250.5",
	    prints_as(s, n, "250.5"), d, last, "mean", "weighted mean is " s / n)
	for (i = 1; i <= rows[d]; i++)
		if (v(d, i, "measure") == "step2_ck" &&
		    v(d, i, "outcome") == "matched") {
			k = at[d, 2024, v(d, i, "specialty"), "us_md_senior",
			    "step2_ck", "unmatched"]
			if (k)
				must(d ": the matched score higher",
				    v(d, i, "mean") + 0 >= v(d, k, "mean") + 0,
				    d, i, "mean", v(d, i, "mean") " below " \
				    v(d, k, "mean") " of the unmatched")
		}
	blank(d, "Child Neurology", "step1", "unmatched")
	blank(d, "Radiation Oncology", "step1", "unmatched")
	blank(d, "Vascular Surgery", "step1", "unmatched")
	blank(d, "Interventional Radiology", "volunteer", "unmatched")
	blank(d, "Pediatrics", "abstracts_presentations_publications",
	    "unmatched")
	for (i = 1; i <= rows[d]; i++)
		must("quarantine: no DO scores of 2024",
		    v(d, i, "applicant_type") != "us_do_senior", d, i,
		    "applicant_type", "these columns failed their checks")
}

# Figures that failed a check when they were read must stay out.
function blank(d, s, m, o,    k) {
	k = at[d, 2024, s, "us_md_senior", m, o]
	must("quarantine: figures that failed a check are left out", k &&
	    !has(d, k, "mean"), d, k, "mean", "must be blank")
}

function check_2014(    d, i, k) {
	d = "charting-2014"
	for (i = 1; i <= rows[d]; i++) {
		k = at["nrmp-preferred", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "applicant_type")]
		if (v(d, i, "n") == "" || !k)
			continue
		must(d ": n is that of nrmp-preferred", v(d, i, "n") == \
		    v("nrmp-preferred", k, v(d, i, "outcome")), d, i, "n",
		    v(d, i, "n") ", nrmp-preferred has " v("nrmp-preferred", k,
		    v(d, i, "outcome")))
	}
}

# Whole percentages: matched_min..matched_max are all the counts that print
# as the published one, and matched is the one nearest to it.
function check_md_bins(    d, i, n, p, lo, hi) {
	d = "charting-md-bins-2020-2024"
	for (i = 1; i <= rows[d]; i++) {
		n = v(d, i, "matched") + v(d, i, "unmatched")
		p = v(d, i, "published_rate")
		lo = v(d, i, "matched_min")
		hi = v(d, i, "matched_max")
		must(d ": matched_min and matched_max print as published",
		    prints_as(lo, n, p) && prints_as(hi, n, p), d, i,
		    "matched_min", lo "-" hi " of " n " do not print as " p)
		must(d ": no count outside them does",
		    (lo == 0 || !rounds_to(lo - 1, n, p)) &&
		    (hi == n || !rounds_to(hi + 1, n, p)), d, i,
		    "matched_min", lo "-" hi " is not the whole range of " p)
		must(d ": matched is between them", v(d, i, "matched") >= \
		    lo + 0 && v(d, i, "matched") <= hi + 0, d, i, "matched",
		    v(d, i, "matched") " is outside " lo "-" hi)
		must(d ": matched is nearest to the published rate",
		    lo == hi || v(d, i, "matched") == round(n * p), d, i,
		    "matched", v(d, i, "matched") ", but " n " x " p " = " \
		    n * p)
	}
}

# Strictly inside the rounding interval, so that a tie may go either way.
function rounds_to(m, n, text) { return abs(m / n - text) < 0.005 - 1e-9 }

# Where the share q of a cohort falls in its bins, linear inside a bin.
function quantile(d, type, outcome, q,    i, total, want, s, n) {
	total = sum(d, outcome, "applicant_type", type)
	want = q * total
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "applicant_type") != type)
			continue
		n = v(d, i, outcome)
		if (n > 0 && s + n >= want)
			return v(d, i, "score_high") + 0.5 - 10 * \
			    (1 - (want - s) / n)
		s += n
	}
	return 0
}

function check_quantile(type, outcome, q, d, col,    k, got) {
	k = at[d, 2026, "Orthopaedic Surgery", type, "step2_ck", outcome]
	got = quantile("charting-ortho-bins-2026", type, outcome, q)
	must("charting-ortho-bins-2026: bins put the quartiles where " \
	    "they are published", k && abs(got - v(d, k, col)) <= 2, d, k,
	    col, v(d, k, col) ", the bins give " got)
}

function check_ortho(    d, s) {
	d = "charting-ortho-bins-2026"
	near(d ": bins add to what was published", sum(d, "matched",
	    "applicant_type", "us_md_senior"), 627, d, "matched", "MD matched")
	near(d ": bins add to what was published", sum(d, "unmatched",
	    "applicant_type", "us_md_senior"), 244, d, "unmatched",
	    "MD unmatched")
	near(d ": bins add to what was published", sum(d, "matched",
	    "applicant_type", "us_do_senior"), 81, d, "matched", "DO matched")
	near(d ": bins add to what was published", sum(d, "unmatched",
	    "applicant_type", "us_do_senior"), 92, d, "unmatched",
	    "DO unmatched")
	check_quantile("us_md_senior", "matched", 0.25, "charting-md-2026", "q1")
	check_quantile("us_md_senior", "matched", 0.5, "charting-md-2026",
	    "median")
	check_quantile("us_md_senior", "matched", 0.75, "charting-md-2026", "q3")
	check_quantile("us_md_senior", "unmatched", 0.5, "charting-md-2026",
	    "median")
	check_quantile("us_do_senior", "matched", 0.5, "charting-do-2026",
	    "median")
	check_quantile("us_do_senior", "unmatched", 0.5, "charting-do-2026",
	    "median")
	d = "charting-ortho-specialties-2026"
	check_types(d, "us_md_senior")
	check_types(d, "us_do_senior")
}

function check_types(d, t,    k, n, o, j) {
	k = at["nrmp-preferred-consent", 2026, "Orthopaedic Surgery", t]
	n = split("matched unmatched", o, " ")
	for (j = 1; j <= n; j++)
		near(d ": counts add to n", sum(d, o[j], "applicant_type", t),
		    v("nrmp-preferred-consent", k, o[j]), d, o[j], t)
}

# Column c never falls from a row to the next of the same group.
function check_rising(d, c, group,    i) {
	for (i = 2; i <= rows[d]; i++)
		if (v(d, i, group) == v(d, i - 1, group))
			must(d ": " c " never falls", v(d, i, c) + 0 >= \
			    v(d, i - 1, c) + 0, d, i, c, v(d, i, c) \
			    " after " v(d, i - 1, c))
}

function check_usmle(    d, i, k) {
	check_rising("usmle-percentiles", "percentile", "period")
	check_rising("usmle-percentiles", "score", "period")
	check_rising("charting-curves-approx-2026", "probability_approx",
	    "applicant_type")
	d = "usmle-passing-scores"
	for (i = 2; i <= rows[d]; i++)
		must(d ": each old minimum is the new one before",
		    v(d, i, "old_minimum") == v(d, i - 1, "new_minimum"), d, i,
		    "old_minimum", v(d, i, "old_minimum") ", before it " \
		    v(d, i - 1, "new_minimum"))
	for (i = 1; i <= rows[d]; i++)
		must(d ": the minimum rises", v(d, i, "new_minimum") + 0 > \
		    v(d, i, "old_minimum") + 0, d, i, "new_minimum",
		    v(d, i, "new_minimum"))
	d = "usmle-norms"
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "group") !~ /repeaters$/)
			continue
		k = v(d, i, "group")
		sub(/repeaters$/, "first_takers", k)
		k = at[d, v(d, i, "period"), k, v(d, i, "measure")]
		must(d ": first takers pass more often than repeaters", k &&
		    v(d, k, "percent_passed") + 0 > \
		    v(d, i, "percent_passed") + 0, d, i, "percent_passed",
		    v(d, i, "percent_passed"))
		must(d ": more first takers than repeaters", k &&
		    v(d, k, "n") + 0 > v(d, i, "n") + 0, d, i, "n",
		    v(d, i, "n"))
	}
}

# B2: bands add to n_total, percentages recompute. B1 against B2: each
# percentile lies in, or on the border of, the band that holds its share.
function check_residents_scores(    d, i, g, s, n, names, share, j, k, b) {
	d = "aamc-b2-2019-20"
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "specialty") SUBSEP v(d, i, "measure")
		s[g] += v(d, i, "n")
		must(d ": percent is n over n_total", prints_as(100 * \
		    v(d, i, "n"), v(d, i, "n_total"), v(d, i, "percent")), d,
		    i, "percent", v(d, i, "percent") ", but " v(d, i, "n") \
		    "/" v(d, i, "n_total"))
		if (v(d, i, "score_high") == "")
			must(d ": bands add to n_total", s[g] == \
			    v(d, i, "n_total"), d, i, "n_total",
			    v(d, i, "n_total") ", but the bands add to " s[g])
	}
	n = split("p10 q1 median q3 p90", names, " ")
	split("0.1 0.25 0.5 0.75 0.9", share, " ")
	d = "aamc-b1-2019-20"
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "specialty") SUBSEP v(d, i, "measure")
		if (!(g in s) || !has(d, i, "median"))
			continue
		for (j = 1; j <= n; j++)
			must(d ": percentiles lie in the bands of Table B2",
			    in_band(g, v(d, i, names[j]), share[j] * s[g]), d,
			    i, names[j], v(d, i, names[j]) " is not where " \
			    "Table B2 has the share " share[j])
	}
	k = at[d, "2019-20", "Anesthesiology", "step1"]
	b = at["aamc-headlines", "2019-20", "Anesthesiology",
	    "first_year_residents_step1_mean"]
	must(d ": means are those of the page text", k && b && v(d, k,
	    "mean") == v("aamc-headlines", b, "value"), d, k, "mean",
	    v(d, k, "mean"))
	k = at[d, "2019-20", "Anesthesiology", "step2_ck"]
	b = at["aamc-headlines", "2019-20", "Anesthesiology",
	    "first_year_residents_step2_ck_mean"]
	must(d ": means are those of the page text", k && b && v(d, k,
	    "mean") == v("aamc-headlines", b, "value"), d, k, "mean",
	    v(d, k, "mean"))
}

# Is score x where the cumulated bands of group g reach the count want? The
# two tables hold slightly different residents: one score and one resident in
# a hundred either way.
function in_band(g, x, want,    i, d, c, lo, hi, slack) {
	d = "aamc-b2-2019-20"
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "specialty") SUBSEP v(d, i, "measure") != g)
			continue
		slack = 1 + v(d, i, "n_total") / 100
		lo = v(d, i, "score_low") == "" ? 0 : v(d, i, "score_low")
		hi = v(d, i, "score_high") == "" ? 300 : v(d, i, "score_high")
		if (x >= lo - 1 && x <= hi + 1 && want >= c - slack &&
		    want <= c + v(d, i, "n") + slack)
			return 1
		c += v(d, i, "n")
	}
	return 0
}

function check_active(    d, i, k, c, n, names, j) {
	d = "aamc-b5-b6-2021-22"
	n = split("md_residents md_non_us_citizens do_residents do_non_us_citizens residents", names, " ")
	k = at[d, "2021-22", "All Specialties", "total", ""]
	split("124093 22392 25260 2139 149353", c, " ")
	for (j = 1; j <= n; j++) {
		must(d ": the total row is as printed", v(d, k, names[j]) == \
		    c[j], d, k, names[j], v(d, k, names[j]) \
		    ", printed is " c[j])
		near(d ": rows add to the printed total", sum(d, names[j],
		    "level", "specialty") + sum(d, names[j], "level",
		    "combined") + sum(d, names[j], "level", "subspecialty"),
		    c[j], d, names[j], "rows")
	}
	for (i = 1; i <= rows[d]; i++)
		must(d ": residents are MD and DO", v(d, i, "residents") == \
		    v(d, i, "md_residents") + v(d, i, "do_residents"), d, i,
		    "residents", v(d, i, "residents") ", but " \
		    v(d, i, "md_residents") " and " v(d, i, "do_residents"))
	ordered(d ": non-citizens at most residents", d, "md_non_us_citizens",
	    "md_residents")
	ordered(d ": non-citizens at most residents", d, "do_non_us_citizens",
	    "do_residents")
	i = at["aamc-headlines", "2021-22", "All Specialties",
	    "active_md_residents_non_us_citizen"]
	must("aamc-headlines: 18.0% of MD residents are not citizens", i &&
	    prints_as(100 * v(d, k, "md_non_us_citizens"),
	    v(d, k, "md_residents"), v("aamc-headlines", i, "value")),
	    "aamc-headlines", i, "value", v("aamc-headlines", i, "value"))
}

function check_scores() {
	check_img()
	check_spread("charting-img-2026")
	check_n("charting-img-2026-percent", "nrmp-preferred-consent")
	check_n("charting-md-2026", "nrmp-preferred-consent")
	check_n("charting-do-2026", "nrmp-preferred-consent")
	check_2024()
	check_2014()
	check_md_bins()
	check_ortho()
	check_usmle()
	check_residents_scores()
	check_active()
}
