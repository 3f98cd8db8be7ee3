/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CLI_H
#define DAFU_CLI_H

#include "base/diag.h"
#include "base/exits.h"
#include "base/names.h"
#include "cli/lang.h"
#include "cli/options.h"
#include "dafu.h"
#include "pipeline.h"
#include "publish/formats.h"

/*
 * A command: a file src/cli/NAME.c with int cmd_NAME(int argc, char **argv),
 * argv[0] its name, which returns the exit status; and a row in main.c.
 */
int cmd_extract(int argc, char **argv);
int cmd_render(int argc, char **argv);
int cmd_validate(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_text(int argc, char **argv);
int cmd_formats(int argc, char **argv);
int cmd_schema(int argc, char **argv);
int cmd_profile(int argc, char **argv);
int cmd_ingest(int argc, char **argv);
int cmd_fsck(int argc, char **argv);
int cmd_reread(int argc, char **argv);
int cmd_search(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_stats(int argc, char **argv);
int cmd_completion(int argc, char **argv);
int cmd_correct(int argc, char **argv);
int cmd_withdraw(int argc, char **argv);
int cmd_dispose(int argc, char **argv);
int cmd_log(int argc, char **argv);
int cmd_backup(int argc, char **argv);
int cmd_vacuum(int argc, char **argv);
int cmd_migrate(int argc, char **argv);
int cmd_publish(int argc, char **argv);
int cmd_site(int argc, char **argv);

/* --- paths */

/* Files by their paths, folders read through in byte order. */
struct paths {
	struct arena arena;
	bool follow;		/* links below folders, too */
	bool letters;		/* what dafu made is left out of folders */
	size_t own;		/* so many */
	const char *ending;	/* of folders, files so named alone; NULL: all */
	struct VEC(const char *) list;
	struct names files;	/* the files themselves: device and inode */
};

/* Add a file, "-", or all regular files below a folder (hidden ones left out).
 * False, having said why. */
bool paths_add(struct paths *p, const char *path, struct diag *d);
/* Add an archive and what SQLite keeps beside it, as far as they are there. */
void paths_add_archive(struct paths *p, const char *where);
/* A file that is read besides, as a profile is (NULL: none): paths_have knows
 * it, the list does not hold it.  p is a struct paths. */
void paths_know(void *p, const char *path);
/* Whether path leads to one of the files. */
bool paths_have(const struct paths *p, const char *path);
void paths_clear(struct paths *p);
/* Whether path is the archive, or what SQLite keeps beside it; neither need be
 * there. */
bool path_is_archive(const char *path, const char *where);
bool path_is_folder(const char *path);
/* Whether an archive, or what SQLite keeps beside one, is there. */
bool path_has_archive(const char *path);

/* Where outputs go; a zeroed struct with path is ready. */
struct outputs {
	const char *path;	/* as the user gave it; NULL: standard output */
	bool folder;		/* a file each, named after its source */
	bool mark;		/* one that is new is marked: its files are no
				 * letters */
	struct names used;
};

/*
 * See what path is: "-" is standard output; a folder is made if its name ends
 * in '/' or several is set.  False, having said why.
 */
bool outputs_open(struct outputs *o, bool several, struct diag *d);

/*
 * Write what was made of source: in a folder as NAME.extension, or NAME-2 …
 * where an earlier one has that name.  Never over a file of read, nor over an
 * archive.  False, having said why.
 */
bool outputs_write(struct outputs *o, const struct paths *read, str bytes,
    const char *source, const char *extension, struct diag *d);

/* --- formats */

struct publish_sheet;
/* What a process needs to write one format; sheet for html, text and --stylesheet. */
struct writer {
	enum format format;
	struct publish_sheet *sheet;
};

/* stylesheet may be NULL.  False, having said why. */
bool writer_open(struct writer *w, enum format format, const char *stylesheet,
    struct diag *d);
void writer_close(struct writer *w);
/* The files of a stylesheet of the user's may not be written over: where there are
 * both, open it, and let paths know them.  False, having said why. */
bool writer_guard(struct writer *w, enum format format, const char *stylesheet,
    const char *output, struct paths *p, struct diag *d);
/* The record in the format, in the arena; XML and JSON with so many blanks a level
 * (0: in one line). */
bool writer_make(str *out, struct writer *w, xmlDoc *doc, int indent,
    struct arena *a, struct diag *d);

/* What --indent said, or, where it said nothing (SIZE_MAX), what is usual: XML on a
 * terminal 2, else 0. */
enum { INDENT_MOST = 16 };
int writer_indent(size_t said, enum format format, const char *output);

/* --- reading a letter */

struct letter_options {
	const char *encoding, *schema, *profile;
	str profile_xml;	/* instead of profile, a file; s == NULL: none */
	size_t limit;
	bool strict, force, ocr;
};

enum { LIMIT = 64 << 20 };

/* A pipeline by the options (pipeline_start).  False: said why. */
bool pipeline_open(struct pipeline *p, const struct letter_options *o,
    struct diag *d);
/* Who works with an archive, for its log: the user, whom DAFU_AGENT names, the
 * program's version. */
void agent_name(char out[256]);

/* Print d on standard error and go on to the next file: of this one only worst is
 * kept. */
void diag_next(struct diag *d);
/* Whether d has a letter refused that --force reads; and say so at the end. */
bool refused(const struct diag *d);
void refused_hint(void);
/* Flush standard output, print d, and return the exit status. */
int finish(struct diag *d);

#endif
