/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SANDBOX_H
#define DAFU_SANDBOX_H

/* Between child.c and sandbox.c only. */

#include "work/child.h"

/* The arguments to run with: with a sandbox those of it first, and folder, a
 * path, for "@".  NULL: the program is not there. */
char **sandbox_argv(const struct child *c, str folder, struct arena *a);

/* The environment, of either. */
char **sandbox_environment(const struct child *c, str folder, struct arena *a);

/* How many processes and threads its user has now. */
size_t sandbox_processes(void);

/* Become the program, in a process of its own; out and err: its standard
 * output and error.  Never returns. */
_Noreturn void sandbox_enter(const struct child *c, char **argv, char **env,
    const int fd[2], size_t processes);

#endif
