/* SPDX-License-Identifier: MIT */
/* dafu schema: the schema that every record is checked against. */
#include "base/file.h"
#include "cli/cli.h"

int cmd_schema(int argc, char **argv)
{
	struct diag d = {0};

	options_read(&argc, argv, NULL, 0, "");
	if (argc > 1)
		return usage_error("schema", "takes no operand");
	file_write(NULL, record_schema_text(), &d);
	return finish(&d);
}
