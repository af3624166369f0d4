#ifndef PLUMBLINE_CLIBYAML_SHIM_H
#define PLUMBLINE_CLIBYAML_SHIM_H
#include <yaml.h>
#endif
