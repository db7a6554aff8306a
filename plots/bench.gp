# match-plot bench: times on a log axis, a line a task, a dot a tool.
# $bench: task, seconds, low, high, tool; a row each, with value[] beside it.
# label[]: tasks. series[]: tools, with a legend as in rate.gp. lowest, highest.

per_row = series_n > 1 ? series_n : 1
row_step = is_text ? 12*per_row : 15*per_row + 8
left = margin + width_of(label_em, label_cells) + 10
left = left < 0.5*canvas_width ? left : 0.5*canvas_width
right = margin + width_of(value_em, value_cells)*0.9
legend = (is_text ? 12 : 18)*series_lines
top = above + legend
axis_room = is_text ? 24 : 36
canvas_height = top + row_step*label_n + axis_room + below + (is_text ? 12 : 8)
eval open_canvas
eval write_words

set lmargin at screen X(left)
set rmargin at screen X(canvas_width - right)
set tmargin at screen Y(top)
set bmargin at screen Y(top + row_step*label_n + (is_text ? 12 : 8))
set logscale x 10
set xrange [10**floor(log10(lowest)):10**ceil(log10(highest*1.05))]
set yrange [label_n + 0.6:0.4]
set format x '%g'
unset ytics
unset mxtics
set border 1
eval ruled('xtics')
if (!is_text) { set xlabel 'seconds' tc rgb faint offset 0,0.3 }
do for [i=1:label_n] {
	set label i label[i] at screen X(left - 10), first i right tc rgb ink noenhanced
}
do for [i=1:series_n] {
	legend_x = margin + (is_text ? 6 : font_size)*series_x[i]
	legend_y = above + (series_line[i] + 0.5)*(is_text ? 12 : 18) - (is_text ? 0 : 6)
	if (is_text) {
		set label 4000+i series_letter[of(i)] at screen X(legend_x), screen Y(legend_y) left
	} else {
		set label 4000+i '' at screen X(legend_x + 6), screen Y(legend_y) left point pt series_point[of(i)] ps 0.75 lc rgb series_colour[of(i)]
	}
	set label 5000+i series[i] at screen X(legend_x + (is_text ? 12 : 16)), screen Y(legend_y) left tc rgb series_ink[of(i)] noenhanced
}
if (per_row > 1 && !is_text) {
	do for [i=1:label_n-1] { set arrow i from screen X(margin), first i+0.5 to graph 1, first i+0.5 nohead lc rgb rule lw 0.8 back }
}
at(row, s) = row + (s - (per_row + 1)/2.0)*0.8/per_row
of_tool(s, i, y) = s == i ? y : NaN
# the words right of each point: its place is read back from the block
do for [i=1:value_n] {
	row = word($bench[i], 1) + 0
	tool = word($bench[i], 5) + 0
	seconds = word($bench[i], 4) eq 'NaN' ? word($bench[i], 2) + 0 : word($bench[i], 4) + 0
	set label 1000+i value[i] at first seconds, first at(row, tool) left offset (is_text ? 2 : 0.8),0 font small_font tc rgb faint noenhanced
}
if (is_text) {
	plot for [i=1:per_row] $bench using 2:(of_tool($5, i, at($1, i))) with points pt series_letter[of(i)] notitle
} else {
	plot for [i=1:per_row] $bench using 3:(of_tool($5, i, at($1, i))):($4-$3):(0) with vectors nohead lc rgb series_colour[of(i)] lw 1.6 notitle, \
	     for [i=1:per_row] $bench using 2:(of_tool($5, i, at($1, i))) with points pt series_point[of(i)] ps 0.7 lc rgb series_colour[of(i)] notitle
}
