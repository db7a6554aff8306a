# match-plot trend: match rates by year.
# $trend: one index a series: year, rate, low, high, n. label[], and label_at[]:
# how high its label goes. first_year, last_year, low, high: the axes.

left = margin + (is_text ? 42 : 46)
named = width_of(label_em, label_cells)
axis_room = is_text ? 24 : 34
year_span = last_year - first_year
year_step = year_span <= 9 ? 1 : year_span <= 20 ? 2 : 5
year_step = is_text && year_step == 1 && year_span > 6 ? 2 : year_step
set xrange [first_year - (year_span > 0 ? 0.02*year_span : 0.5) : last_year + (year_span > 0 ? 0.02*year_span : 0.5)]
set yrange [100*low:100*high]
set format x '%.0f'
set format y '%.0f %%'
rate_tics = (is_text || high - low > 0.6) ? 20 : 10

if (overlaid) {
	plot_height = is_text ? 216 : 320
	canvas_height = above + plot_height + axis_room + below
	right = margin + (named > 0 ? named + 14 : 0)
	right = right < 0.45*canvas_width ? right : 0.45*canvas_width
	eval open_canvas
	eval write_words
	set lmargin at screen X(left)
	set rmargin at screen X(canvas_width - right)
	set tmargin at screen Y(above)
	set bmargin at screen Y(above + plot_height)
	set xtics year_step
	set ytics rate_tics
	eval ruled('ytics')
	do for [i=1:label_n] {
		set label i label[i] at screen X(canvas_width - right + 10), first 100*label_at[i] left tc rgb series_ink[of(i)] noenhanced
	}
	if (is_text) {
		plot for [i=1:label_n] $trend index i-1 using 1:(100*$2) with linespoints pt series_letter[of(i)] notitle
	} else {
		plot for [i=1:label_n] $trend index i-1 using 1:(100*$3):(100*$4) with filledcurves fc rgb series_colour[of(i)] fs transparent solid 0.18 noborder notitle, \
		     for [i=1:label_n] $trend index i-1 using 1:(100*$3):(0):(100*($4-$3)) with vectors nohead lc rgb series_colour[of(i)] lw 0.8 notitle, \
		     for [i=1:label_n] $trend index i-1 using 1:(100*$2) with linespoints ls of(i) notitle
	}
} else {
	# no second line between a panel's label and its plot
	panel_head = panel_head - 12
	panel_lift = panel_lift - 12
	canvas_height = above + panels_height(label_n) + below
	eval open_canvas
	set multiplot
	eval write_words
	set xtics year_span > 8 ? 5 : year_span > 3 ? 2 : 1
	set ytics rate_tics
	eval ruled('ytics')
	do for [p=1:label_n] {
		eval open_panel
		if (is_text) {
			plot $trend index p-1 using 1:(100*$2) with linespoints pt 'o' notitle
		} else {
			plot $trend index p-1 using 1:(100*$3):(100*$4) with filledcurves fc rgb series_colour[1] fs transparent solid 0.18 noborder notitle, \
			     $trend index p-1 using 1:(100*$3):(0):(100*($4-$3)) with vectors nohead lc rgb series_colour[1] lw 0.8 notitle, \
			     $trend index p-1 using 1:(100*$2) with linespoints ls 1 ps 0.45 notitle
		}
		if (p == 1) { do for [i=9001:9300] { unset label i } }
	}
	unset multiplot
}
