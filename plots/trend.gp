# match-plot trend, ranks, ladder: match rates by year or by ranks.
# $line: one index a line: x, rate, low, high, n, line. $published: the same for
# single points (published_n of them). label[], and label_at[]: how high its
# label goes. first, last (x), low, high (rate): the axes. xlabel_text: may be
# empty.

left = margin + (is_text ? 42 : 46)
named = width_of(label_em, label_cells)
axis_room = (is_text ? 24 : 34) + (strlen(xlabel_text) && !is_text ? 14 : 0)
span = last - first
step = span <= 9 ? 1 : span <= 20 ? 2 : 5
step = is_text && step == 1 && span > 6 ? 2 : step
set xrange [first - (span > 0 ? 0.02*span : 0.5) : last + (span > 0 ? 0.02*span : 0.5)]
set yrange [100*low:100*high]
set format x '%.0f'
set format y '%.0f %%'
rate_step = (is_text || high - low > 0.6) ? 20 : 10

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
	set xtics step
	if (strlen(xlabel_text) && !is_text) { set xlabel xlabel_text tc rgb faint offset 0,0.2 }
	set ytics rate_step
	eval ruled('ytics')
	do for [i=1:label_n] {
		set label i label[i] at screen X(canvas_width - right + 10), first 100*label_at[i] left tc rgb series_ink[of(i)] noenhanced
	}
	if (is_text) {
		plot for [i=1:label_n] $line index i-1 using 1:(100*$2) with linespoints pt series_letter[of(i)] notitle, \
		     for [i=1:label_n] $published using 1:($6 == i ? 100*$2 : NaN) with points pt 'O' notitle
	} else {
		plot for [i=1:label_n] $line index i-1 using 1:(100*$3):(100*$4) with filledcurves fc rgb series_colour[of(i)] fs transparent solid 0.18 noborder notitle, \
		     for [i=1:label_n] $line index i-1 using 1:(100*$3):(0):(100*($4-$3)) with vectors nohead lc rgb series_colour[of(i)] lw 0.8 notitle, \
		     for [i=1:label_n] $line index i-1 using 1:(100*$2) with linespoints ls of(i) notitle, \
		     for [i=1:label_n] $published using 1:($6 == i ? 100*$3 : NaN):(0):(100*($4-$3)) with vectors nohead lc rgb series_colour[of(i)] lw 0.8 notitle, \
		     for [i=1:label_n] $published using 1:($6 == i ? 100*$2 : NaN) with points pt 7 ps 0.8 lc rgb paper notitle, \
		     for [i=1:label_n] $published using 1:($6 == i ? 100*$2 : NaN) with points pt 6 ps 0.8 lw 1.4 lc rgb series_colour[of(i)] notitle
	}
} else {
	# no second line between a panel's label and its plot
	panel_head = panel_head - 12
	panel_lift = panel_lift - 12
	canvas_height = above + panels_height(label_n) + below
	eval open_canvas
	set multiplot
	eval write_words
	set xtics span > 14 ? 10 : span > 8 ? 5 : span > 3 ? 2 : 1
	set ytics rate_step
	eval ruled('ytics')
	do for [p=1:label_n] {
		eval open_panel
		if (is_text) {
			plot $line index p-1 using 1:(100*$2) with linespoints pt 'o' notitle
		} else {
			plot $line index p-1 using 1:(100*$3):(100*$4) with filledcurves fc rgb series_colour[1] fs transparent solid 0.18 noborder notitle, \
			     $line index p-1 using 1:(100*$3):(0):(100*($4-$3)) with vectors nohead lc rgb series_colour[1] lw 0.8 notitle, \
			     $line index p-1 using 1:(100*$2) with linespoints ls 1 ps 0.45 notitle
		}
		if (p == 1) { do for [i=9001:9300] { unset label i } }
	}
	unset multiplot
}
