// Where the program's own files are: fonts, icons, translations, example sessions. Found in this
// order: the folder named by the environment variable KURUMAZA_ASSETS (with fonts/, icons/,
// locale/, examples/, keyboards/, templates/, forms/ and hall/ in it), the installed tree (<program>/../share), the source
// tree it was built from.
#pragma once

#include "base/file_system.h"

namespace base {

struct AssetPaths {
  Path fonts;      // BIZUDPGothic-*.ttf
  Path icons;      // <name>.svg
  Path locale;     // <lang>/LC_MESSAGES/kurumaza.mo
  Path examples;   // example.json
  Path keyboards;  // romaji.json and the layouts
  Path templates;  // of evenings
  Path forms;      // of reports
  Path hall;       // words.txt: of which a room's key is said
};

/// Any thread. Says where the files should be; whether they are is for their users to find out.
AssetPaths find_assets();

/// The same for a program that lies at `program`, with `override_folder` for KURUMAZA_ASSETS
/// (empty: unset): for tests.
AssetPaths find_assets_for(const Path& program, const Path& override_folder);

}  // namespace base
