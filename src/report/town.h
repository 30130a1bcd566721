// Town: whose reports they are: a settings file, town.json, beside this machine's other settings or named
// on the command line. Read when a report is made.
#pragma once

#include <string>

#include "base/file_system.h"
#include "base/result.h"
#include "base/time_zone.h"

namespace report {

/// Each may be empty.
struct Town {
  std::string name, department, phone, mail;
  std::string licence;  // under which others may use the report: "CC BY 4.0"
  base::Path logo;      // PNG or JPEG; a relative path begins beside the file
  base::TimeZone zone;  // by whose clocks times are told
};

/// Fails with `parse` or `format`: says where and what would be right. `file`: for that, and for the logo.
base::Result<Town> read_town(std::string_view text, const base::Path& file);
/// The file itself.
base::Result<Town> town_in(base::FileSystem& files, const base::Path& file);
/// town.json in this machine's settings; where there is none, nothing of a town.
base::Result<Town> town_of_machine(base::FileSystem& files);

/// The logo's bytes; "" where the town has none. Fails as reading does, and with `format` for what is neither
/// PNG nor JPEG.
base::Result<std::string> logo_of(base::FileSystem& files, const Town& town);

}  // namespace report
