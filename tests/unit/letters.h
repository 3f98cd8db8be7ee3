/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TEST_LETTERS_H
#define DAFU_TEST_LETTERS_H

/* Records and documents made by hand for tests of the archive. */

#include <stdio.h>
#include <stdlib.h>

#include "archive/archive.h"
#include "archive/pack.h"
#include "base/digest.h"
#include "cli/lang.h"
#include "record/record.h"

/* A letter's facts; NULL: absent. */
struct made {
	const char *issuer, *number, *title, *body, *proposal;
};

/* Attributes of an element with a sure value that stands somewhere. */
#define SURE "certainty=\"sure\" start=\"0\" end=\"1\""

static inline str made_xml(const struct made *m, str source, struct arena *a)
{
	str number = m->number ? arena_printf(a,
	    "<documentNumber code=\"甲教函\" year=\"2024\" serial=\"7\" " SURE
	    ">%s</documentNumber>", m->number) : STR("");

	return arena_printf(a, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<reply xmlns=\"urn:dafu:reply:1\" version=\"1\" kind=\"reply\" "
	    "xml:lang=\"zh\"><source name=\"made.txt\" format=\"text\" "
	    "encoding=\"UTF-8\" bytes=\"%zu\" points=\"%zu\" sha256=\"%s\"/>"
	    "<head start=\"0\" end=\"1\">"
	    "<resultClass code=\"A\" " SURE ">A类</resultClass>"
	    "<disclosure code=\"public\" " SURE ">同意公开</disclosure>"
	    "<issuer " SURE ">%s</issuer>%s<title " SURE ">%s</title>"
	    "<proposal kind=\"proposal\" assembly=\"市政协\" term=\"7\" "
	    "session=\"3\" number=\"%s\"><title " SURE ">关于停车的建议</title>"
	    "<proposer kind=\"person\" " SURE ">闻道</proposer></proposal>"
	    "<addressee kind=\"person\" " SURE ">闻道</addressee>"
	    "<date value=\"2024-05-20\" " SURE ">2024年5月20日</date></head>"
	    "<body start=\"0\" end=\"1\"><p start=\"0\" end=\"1\">%s现有学校"
	    "<statistic id=\"s1\" value=\"30\" unit=\"所\" bound=\"exact\" "
	    "kind=\"count\" of=\"学校\" sum=\"holds\" " SURE ">30所</statistic>"
	    "，其中<statistic id=\"s2\" value=\"0.5\" bound=\"more\" "
	    "kind=\"ratio\" partOf=\"s1\" " SURE ">五成多</statistic>。</p>"
	    "<measure id=\"m1\" label=\"一\" lead=\"一、\" level=\"1\" "
	    "status=\"planned\" deadline=\"2026年底前\" responsible=\"市教育局\" "
	    "certainty=\"sure\" start=\"0\" end=\"1\"><heading stop=\"。\" "
	    "start=\"0\" end=\"1\">增设车位</heading><p start=\"0\" end=\"1\">"
	    "按照<citation number=\"甲政办〔2023〕3号\" " SURE
	    ">《停车办法》</citation>，新增<statistic id=\"s3\" value=\"1200000\" "
	    "unit=\"元\" bound=\"about\" kind=\"money\" of=\"资金\" " SURE
	    ">约120万元</statistic>。</p></measure></body>"
	    "<contacts start=\"0\" end=\"1\"><contact role=\"handler\" "
	    "label=\"承办人\"><name " SURE ">解晓</name><phone " SURE
	    ">6681207</phone><phone " SURE ">6681208</phone></contact></contacts>"
	    "<copies start=\"0\" end=\"1\"><recipient " SURE
	    ">市政府督查室</recipient></copies>"
	    "<findings><finding rule=\"sum-fails\" severity=\"warning\" "
	    "start=\"0\" end=\"1\">分项之和与总数不符：1</finding></findings>"
	    "</reply>", source.len, source.len, digest_sha256(a, source).s,
	    m->issuer, number.s, m->title, m->proposal, m->body);
}

/* Documents that rows point into, given back when the program ends. */
static xmlDoc *made_docs[4096];
static size_t made_count;

static inline void made_free(void)
{
	while (made_count)
		xmlFreeDoc(made_docs[--made_count]);
}

/* Everything archive_put wants to have of a letter that came under path. */
static inline struct archive_document made_document(const struct made *m,
    const char *path, const char *source, struct arena *a)
{
	struct archive_document put = {
		.path = str_of(path), .source = str_of(source),
		.sha256 = digest_sha256(a, str_of(source)), .time = 1700000000,
		.program = STR("1.0"), .outcome = OUTCOME_READ, .count = 1,
		.record = arena_new(a, struct archive_record, 1),
	};
	struct diag d = {0};
	str xml = made_xml(m, put.source, a);
	xmlDoc *doc = record_parse(xml, &d);
	struct packer *packer = pack_open();
	struct rows rows;

	if (!doc)
		diag_print(&d, stderr);
	if (!made_count)
		atexit(made_free);
	if (made_count < sizeof(made_docs) / sizeof(*made_docs))
		made_docs[made_count++] = doc;
	rows_of(&rows, doc, a);
	put.record[0] = (struct archive_record){
		pack(packer, a, xml, (str){0}), xml.len, digest_sha256(a, xml), rows };
	pack_close(packer);
	return put;
}

#endif
