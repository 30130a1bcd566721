// MachineSettings: how this machine's screen looks, whatever session lies on it: kept in a file of its own
// across starts. Plain functions; the window's thread.
#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "canvas/look.h"
#include "desk/desk.h"

namespace pages {

struct MachineSettings {
  double text_scale = 1;  // 1…1.6
  bool high_contrast = false;
  std::optional<desk::Mount> mount;  // none: as the display suggests
  std::string lang;                  // empty: the system's
  double dpi = 0;                    // 0: as the display says
  bool sound = true;                 // soft sounds, where the machine has any
  bool furigana = false;             // readings stand above the kanji of cards and plates
  bool voice = false;                // cards are read aloud as they are read through
  bool neighbours = false;           // a held card shows which others use the same words
  desk::Motion motion = desk::Motion::full;
  std::string wall{};  // the output that shows what is presented; empty: any other
  std::string table_name{};  // as a hall lists it; empty: this machine's
  friend bool operator==(const MachineSettings&, const MachineSettings&) = default;
};

/// What of the file can be used; where there is none, what is usual. Fails where it can't be read.
base::Result<MachineSettings> load_machine_settings(base::FileSystem& files,
                                                    const base::Path& path);
base::Result<void> save_machine_settings(base::FileSystem& files, const base::Path& path,
                                         const MachineSettings& settings);

/// How the table looks by them.
canvas::Look look_for(const MachineSettings& settings);

}  // namespace pages
