/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SEAL_H
#define DAFU_SEAL_H

#include "base/arena.h"

/*
 * A seal (电子印章) on a document: whether the digests that it holds of the
 * document's parts are those of the parts.  Whose key made it, and whether a
 * certificate is good, is not looked at: this is no check of a signature.
 */
enum seal_stand {
	SEAL_AGREES,		/* all parts shown are covered, and as they were */
	SEAL_PARTLY,		/* a part that is shown is not covered */
	SEAL_ALTERED,		/* a part is another, or gone */
	SEAL_OPEN		/* it cannot be told */
};

struct seal {
	str holder;		/* what the seal is called; s == NULL: not said */
	enum seal_stand stand;
	str detail;		/* the part, or why it cannot be told */
};

#endif
