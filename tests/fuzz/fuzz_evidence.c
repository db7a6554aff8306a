/* Evidence from its text: the text it is written as reads back to the same;
 * a fit of it, read forwards and backwards, keeps within what it may say. The
 * first byte chooses how to fit. */
#include "fuzz.h"

#include <math.h>

#include "fit/evidence.h"
#include "fit/fit.h"
#include "fit/hidden.h"
#include "fit/need.h"

static void round_trip(const struct ms_evidence *ev)
{
	struct ms_buf first = { 0 }, second = { 0 };
	struct ms_evidence again;
	struct ms_error err = { 0 };

	ms_evidence_format(ev, &first);
	if (ms_evidence_parse(&again, ms_buf_str(&first), &err)) {
		fprintf(stderr, "'%s': %s\n", ms_buf_str(&first), err.msg);
		fuzz_hold(0, "what is written is read again");
	}
	ms_evidence_format(&again, &second);
	if (strcmp(ms_buf_str(&first), ms_buf_str(&second)))
		fprintf(stderr, "'%s'\n'%s'\n", ms_buf_str(&first),
			ms_buf_str(&second));
	fuzz_hold(strcmp(ms_buf_str(&first), ms_buf_str(&second)) == 0,
		  "what is read is written the same");
	ms_evidence_release(&again);
	ms_buf_release(&first);
	ms_buf_release(&second);
}

static void predict(const struct ms_fit *fit, const struct ms_evidence *ev,
		    const struct ms_fit_options *opt)
{
	double p, low, high, scores[] = { 180, 231.5, 300 };
	struct ms_error err;
	size_t i;

	for (i = 0; i < 3; i++) {
		if (ms_predict(fit, scores[i], 0.95, &p, &low, &high, &err))
			continue;
		fuzz_hold(low >= 0 && low <= p && p <= high && high <= 1,
			  "a probability lies in its interval");
	}
	ms_predict_profile(fit, ev, opt, 231.5, &p, &low, &high, &err);
}

static void need(const struct ms_fit *fit, const struct ms_evidence *ev,
		 const struct ms_fit_options *opt)
{
	struct ms_error err;
	struct ms_need n;

	if (ms_need(&n, fit, ev, opt, 0.7, MS_NEED_PROFILE, 300, &err))
		return;
	fuzz_hold(n.set.type != MS_SET_BOUNDED || n.set.low <= n.set.high,
		  "a bounded set is an interval");
	fuzz_hold(n.state != MS_NEED_OK ||
			  (isfinite(n.score) && isfinite(n.set.low) &&
			   isfinite(n.set.high)),
		  "ok is a score between limits");
}

static void use(const struct ms_evidence *ev, unsigned how)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_error err;
	struct ms_fit fit;

	opt.penalty = how % 3;
	opt.bins = how / 3 % 4;
	opt.quasi = how / 12 % 2;
	opt.log2 = how / 24 % 2 && ev->kind != MS_SUMMARY;
	if (ms_fit(&fit, ev, &opt, &err))
		return;
	predict(&fit, ev, &opt);
	need(&fit, ev, &opt);
}

/* Every point of a band and every pair of counts that ranges allow is looked
 * at, many times: large ones are slow. */
static int cheap(const struct ms_evidence *ev)
{
	double low, high;
	size_t i;

	for (i = 0; i < ev->ncell; i++)
		if (ms_hidden_pairs(&ev->cells[i]) > 1000)
			return 0;
	ms_evidence_range(ev, &low, &high);
	return ev->kind != MS_BINS || high - low < 2000;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	unsigned how = fuzz_choice(&in, 48);
	char *text = fuzz_string(&in);
	struct ms_evidence ev;
	struct ms_error err;

	if (ms_evidence_parse(&ev, text, &err) == 0) {
		if (ev.kind == MS_SUMMARY || ev.ncell)
			round_trip(&ev);
		if (cheap(&ev))
			use(&ev, how);
		ms_evidence_release(&ev);
	}
	free(text);
	return 0;
}
