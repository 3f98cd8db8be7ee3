/* SPDX-License-Identifier: MIT */
#ifndef DAFU_OWNER_H
#define DAFU_OWNER_H

#include "reading/reader.h"

/* Who is responsible for all that s says, where a label (责任单位：…, 责任人为…)
 * says so, or a clause that begins with who leads it (由…牵头).  The organs of
 * the body are read before. */
bool owner_in(struct reader *r, struct span s, struct value *out);

/* By whom s says that it is done: 由县水利局归集. */
void owner_by(struct reader *r, struct span s, struct value *out);

/* Who owes what is due by w, in s, a sentence or a piece of one: as owner_in(),
 * or by "by" (渠道由县水利局负责, 由县残联组织验收), right beside the time (督促县水利局于9月底前), or
 * as who the clause or one before it is about (县财政局拟…，下半年…). */
void owner_of(struct reader *r, struct span s, const struct when *w,
    struct value *out);

/* The organs right before the plan at i of s that begin its clause: 下一步，县教育局将….
 * Empty: none do, or they only help, or it befalls them. */
struct span owner_planning(struct reader *r, struct span s, uint32_t i);

/* Who will do what s plans first, by whatever time: owner_planning(). */
void owner_will(struct reader *r, struct span s, struct value *out);

#endif
