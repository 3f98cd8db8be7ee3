/* SPDX-License-Identifier: MIT */
/* Profiles from anywhere; with one that is valid a letter is read. */
#include "fuzz.h"
#include "record/profile_xml.h"

static const char letter[] =
    "关于市政协五届三次会议第8号提案的答复\n\n林甲委员：\n\n"
    "您提出的《关于修路的提案》收悉。现答复如下：\n\n一、去年修路3条，投入5.2万元。\n\n"
    "联系人：陈某，联系电话：5550123\n\n岑阳市交通局\n\n2024年3月26日\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pipeline p = *fuzz_pipeline();
	const struct provenance from = { STR("letter"), {0}, {0} };
	struct profile profile = {0};
	struct document doc = {0};
	struct arena a = {0};
	struct diag d = {0};

	if (profile_read(&profile, (str){ (char *)data, size }, &a, &d)) {
		p.profile = &profile;
		HOLDS("a letter is read with any profile", pipeline_read(&doc,
		    str_of(letter), &from, &p, &a, &d));
		pipeline_done(&doc);
	} else {
		HOLDS("a failure is told", d.worst >= SEVERITY_ERROR);
	}
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
