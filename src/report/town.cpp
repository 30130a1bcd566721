#include "report/town.h"

#include "base/folders.h"
#include "report/settings_text.h"

namespace report {

base::Result<Town> read_town(std::string_view text, const base::Path& file) {
  SettingsText from(text, file.string(), "kurumaza-town",
                    {"name", "department", "phone", "mail", "licence", "logo", "zone"});
  Town out{from.text("name"),
           from.text("department"),
           from.text("phone"),
           from.text("mail"),
           from.text("licence"),
           {},
           {}};
  if (const std::string logo = from.text("logo"); !logo.empty())
    out.logo = file.parent_path() / logo;
  if (const std::string name = from.text("zone"); !name.empty()) {
    if (const auto zone = base::TimeZone::named(name))
      out.zone = *zone;
    else
      from.refuse(
          base::sentence("This machine knows no time zone \"{}\". They are called as "
                         "\"Asia/Tokyo\" is.",
                         name));
  }
  if (from.wrong()) return *from.wrong();
  return out;
}

base::Result<Town> town_of_machine(base::FileSystem& files) {
  const base::Path file = base::config_folder() / "town.json";
  if (!files.exists(file)) return Town{};
  return town_in(files, file);
}

base::Result<Town> town_in(base::FileSystem& files, const base::Path& file) {
  const auto text = files.read(file, 1u << 16);
  if (!text) return text.error();
  return read_town(*text, file);
}

base::Result<std::string> logo_of(base::FileSystem& files, const Town& town) {
  if (town.logo.empty()) return std::string();
  auto bytes = files.read(town.logo, 4u << 20);
  if (!bytes) return bytes.error();
  if (bytes->starts_with("\x89PNG\r\n\x1a\n") || bytes->starts_with("\xff\xd8\xff")) return bytes;
  return base::Error{base::ErrorCode::format,
                     base::sentence("The town's logo is to be a PNG or JPEG file."),
                     town.logo.string()};
}

}  // namespace report
