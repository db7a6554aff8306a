# match-plot plan: milestones over time.
# $plan: row, status (1 done, 2 next, 3 late, 4 blocked, 5 open). from_day[],
# to_day[], due_day[]: days as text, may be empty. first_day, last_day: of all.
# today_due, today_left: a day and how many days it is from today. label[],
# status[].

array status_colour[5] = ['#c4c4c4', '#0072b2', '#d55e00', '#9a6c00', '#2b84b8']
array status_letter[5] = ['=', '#', '!', '-', '~']
noon = 43200.0
day(text) = strlen(text) ? strptime('%Y-%m-%d', text) : NaN
start = day(first_day)
end = day(last_day)
pad = 0.02*(end - start) + 86400
row_step = is_text ? 12 : 19
left = margin + width_of(label_em, label_cells) + 10
left = left < 0.5*canvas_width ? left : 0.5*canvas_width
legend = is_text ? 12 : 22
axis_room = is_text ? 24 : 28
canvas_height = above + legend + row_step*label_n + axis_room + below + (is_text ? 12 : 8)
eval open_canvas
eval write_words

set lmargin at screen X(left)
set rmargin at screen X(canvas_width - margin - (is_text ? 12 : 10))
set tmargin at screen Y(above + legend)
set bmargin at screen Y(above + legend + row_step*label_n + (is_text ? 12 : 8))
set xrange [start - pad:end + pad]
set yrange [label_n + 0.6:0.4]
unset ytics
set border 1
months = (end - start)/2629800.0
month_step = months > 36 ? 6 : months > 18 ? 3 : months > 9 ? 2 : 1
if (is_text) { month_step = months > 30 ? 12 : months > 15 ? 6 : 3 }
# the first of every month_step-th month
set format x '%.0f'
set xtics () 
first_month = tm_year(start)*12 + tm_mon(start)
do for [m=int(ceil(first_month/(1.0*month_step)))*month_step:int(tm_year(end)*12 + tm_mon(end)):month_step] {
	at_month = strptime('%Y-%m-%d', sprintf('%d-%02d-01', m/12, m%12 + 1))
	set xtics add (strftime(is_text ? '%m/%y' : '%b %Y', at_month) at_month)
}
eval ruled('xtics')
do for [i=1:label_n] {
	set label i label[i] at screen X(left - 10), first i right tc rgb ink noenhanced
}
# In grey: done is light, next dark, late hatched, what waits is open.
full = "fs solid 0.95 border"
array fill[5] = [full, full, "fs pattern 5 border", "fs empty border", "fs empty border"]
legend_x = margin
do for [i=1:5] {
	legend_mark = is_text ? status_letter[i].' '.status[i] : status[i]
	if (!is_text) {
		eval "set object i rectangle from screen X(legend_x), screen Y(above + 6) to screen X(legend_x + 14), screen Y(above - 2) fc rgb status_colour[i] lw 1 ".(fill[i] eq "fs empty border" ? "fs empty border rgb status_colour[i]" : fill[i])
	}
	set label 4000+i legend_mark at screen X(legend_x + (is_text ? 0 : 19)), screen Y(above + (is_text ? 6 : 2)) left tc rgb faint noenhanced
	legend_x = legend_x + (is_text ? 66 : 84)
}
if (strlen(today_due)) {
	today = day(today_due) - today_left*86400
	if (today > start - pad && today < end + pad) {
		set arrow 1 from first today, graph 0 to first today, graph (is_text ? 0.98 : 1) nohead lc rgb ink lw 1 dt 2 back
		if (!is_text) { set label 5001 'today' at first today, graph 1 offset 0,0.5 center font small_font tc rgb ink }
	}
}
bar(status, wanted, row) = status == wanted ? row : NaN
from(row) = day(from_day[int(row)])
to(row) = day(to_day[int(row)])
# a milestone without a first day is a short mark
begin(row) = from(row) == from(row) ? from(row) : to(row) - 3*86400
finish(row) = to(row) > begin(row) + 3*86400 ? to(row) : begin(row) + 3*86400
due(row) = day(due_day[int(row)])
if (is_text) {
	plot for [s=1:5] $plan using (begin($1)):(bar($2, s, $1)):(finish($1) - begin($1)):(0) with vectors nohead dt 1 notitle, \
	     for [s=1:5] $plan using (begin($1)):(bar($2, s, $1)) with points pt status_letter[s] notitle, \
	     $plan using (due($1)):1 with points pt 'D' notitle
} else {
	bars = ""
	do for [i=1:5] { bars = bars.sprintf("$plan using (begin($1)):(bar($2, %d, $1)):(begin($1)):(finish($1)):($1 - 0.28):($1 + 0.28) with boxxyerror lc rgb status_colour[%d] lw 1 ", i, i).fill[i]." notitle, " }
	eval "plot ".bars."$plan using (due($1)):1 with points pt 13 ps 1.0 lc rgb paper notitle, $plan using (due($1)):1 with points pt 13 ps 0.75 lc rgb ink notitle"
}
