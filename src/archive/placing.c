/* SPDX-License-Identifier: MIT */
/* Where a record goes, whatever engine keeps it. */
#include "archive/placing.h"

#include "archive/minhash.h"

/* By text: of those that share a band, the one most like it. */
static bool by_text(struct placing_peer *best, const struct placing_engine *e,
    str sketch, struct diag *d)
{
	int64_t band[MINHASH_BANDS];

	minhash_bands(band, sketch);
	for (int i = 0; i < MINHASH_BANDS; i++) {
		struct placing_peer peer[PLACING_PEERS];
		size_t n;

		if (!e->banded(e->of, band[i], peer, &n, d))
			return false;
		for (size_t k = 0; k < n; k++)
			if (peer[k].likeness >= SKETCH_NEAR &&
			    peer[k].likeness > best->likeness)
				*best = peer[k];
	}
	return true;
}

bool placing_decide(struct placed *out, const struct placing_engine *e,
    str sketch, struct diag *d)
{
	struct placing_peer peer = {0};

	*out = (struct placed){ .kind = PLACED_NEW };
	if (!e->earlier(e->of, &peer, d))
		return false;
	if (peer.letter && (peer.by_number ||
	    peer.likeness >= SKETCH_VERSION)) {
		out->kind = PLACED_VERSION;
		out->letter = peer.letter;
		return true;
	}
	peer = (struct placing_peer){0};
	if (!e->numbered(e->of, &peer, d) || (!peer.letter && sketch.s &&
	    !by_text(&peer, e, sketch, d)))
		return false;
	out->like = peer.letter;
	out->by_number = peer.by_number;
	return true;
}
