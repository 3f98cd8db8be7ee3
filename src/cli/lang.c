/* SPDX-License-Identifier: MIT */
/* The language of what is told to the user. */
#define _XOPEN_SOURCE 700
#include "cli/lang.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/plain.h"

#define DOMAIN "dafu"
/* What the catalogue makes Chinese of; English where there is none. */
#define MARK "[en]"

/* The locale that the catalogue is asked in; 0: none, all is English. */
static locale_t asked;

/* Where the catalogues are: beside the program as it was built, or as it was
 * installed.  False: neither. */
static bool catalogues(char *to, size_t room)
{
	static const char *const places[] = { "locale", "../share/locale" };
	char own[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", own, sizeof(own) - 1);
	char *slash;

	own[n > 0 ? n : 0] = '\0';
	slash = strrchr(own, '/');
	if (slash)
		slash[1] = '\0';
	for (size_t i = 0; slash && i < sizeof(places) / sizeof(*places); i++)
		if ((size_t)snprintf(to, room, "%s%s", own, places[i]) < room &&
		    !access(to, F_OK))
			return true;
	return false;
}

static const char *wanted(void)
{
	static const char *const name[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		const char *s = getenv(name[i]);

		if (s && *s)
			return s;
	}
	return "C";
}

/*
 * A system that was not told to make the user's locale has its language all
 * the same: LANGUAGE counts in C.UTF-8, which is always there.  Chinese of
 * other places than the catalogue's is told as that.
 */
static locale_t locale_wanted(void)
{
	const char *name = wanted(), *own = getenv("LANGUAGE");
	bool chinese = !strncmp(name, "zh", 2);
	char list[64];
	locale_t x;

	if (!strcmp(name, "C") || !strcmp(name, "POSIX"))
		return (locale_t)0;
	if (!own || !*own) {
		snprintf(list, sizeof(list), "%.40s%s", name, chinese ?
		    ":zh_CN" : "");
		setenv("LANGUAGE", list, 1);
	}
	x = newlocale(LC_MESSAGES_MASK, "", (locale_t)0);
	return x ? x : newlocale(LC_MESSAGES_MASK, "C.UTF-8", (locale_t)0);
}

void lang_start(void)
{
	char where[PATH_MAX];

	asked = locale_wanted();
	if (!asked || !catalogues(where, sizeof(where)))
		return;
	bindtextdomain(DOMAIN, where);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	/* read now: a confined process may open nothing */
	lang_of_user();
}

/* The thread's locale is another only while gettext is asked: strerror, and
 * what libraries say, stay as they are kept. */
const char *lang_text(const char *english)
{
	locale_t old;

	if (!asked)
		return english;
	old = uselocale(asked);
	english = dgettext(DOMAIN, english);
	uselocale(old);
	return english;
}

const char *lang_count(const char *one, const char *many, size_t n)
{
	const char *s = n == 1 ? one : many;
	locale_t old;

	if (!asked)
		return s;
	old = uselocale(asked);
	s = dngettext(DOMAIN, one, many, n);
	uselocale(old);
	return s;
}

const char *lang_word(const char *of, const char *word)
{
	char key[96];
	const char *s;

	/* as gettext's own headers put a context before a word */
	if ((size_t)snprintf(key, sizeof(key), "%s\004%s", of, word) >=
	    sizeof(key))
		return word;
	s = lang_text(key);
	return s == key ? word : s;
}

enum lang lang_of_user(void)
{
	return strcmp(_(MARK), "[zh]") ? LANG_ENGLISH : LANG_CHINESE;
}

const char *lang_pick(const char *zh, const char *en)
{
	return lang_of_user() == LANG_CHINESE ? zh : en;
}
