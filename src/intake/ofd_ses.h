/* SPDX-License-Identifier: MIT */
#ifndef DAFU_OFD_SES_H
#define DAFU_OFD_SES_H

#include "base/arena.h"

/*
 * What a seal says of itself (GB/T 38540-2020, and GM/T 0031-2014 before it;
 * ASN.1 in DER).  Views into the bytes; s == NULL: it does not say, or is not in
 * one of these forms.
 */
struct ses {
	str name;		/* of the seal, UTF-8 */
	str hash;		/* of what lists the parts (dataHash) */
};

/* A signature by a seal (SES_Signature), and a seal alone (SESeal). */
void ses_signature(struct ses *out, str der);
void ses_seal(struct ses *out, str der);
/* A name as text that XML can carry, blanks at its ends left out. */
str ses_text(str name, struct arena *a);

#endif
