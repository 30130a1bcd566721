#include "pages/machine_settings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace pages {

using Json = nlohmann::ordered_json;

namespace {
constexpr std::uint64_t kMostBytes = 1 << 20;
constexpr double kLeastDpi = 20, kMostDpi = 800;
}  // namespace

base::Result<MachineSettings> load_machine_settings(base::FileSystem& files,
                                                    const base::Path& path) {
  MachineSettings out;
  if (!files.exists(path)) return out;
  const auto text = files.read(path, kMostBytes);
  if (!text) return text.error();
  const Json j = Json::parse(*text, nullptr, false);
  if (!j.is_object())
    return base::Error{base::ErrorCode::parse,
                       base::sentence("The settings can't be read: this is no JSON. Delete the "
                                      "file to begin with the usual ones."),
                       path.string()};
  const auto number = [&](const char* name, double usual, double least, double most) {
    if (!j.contains(name) || !j[name].is_number()) return usual;
    const double there = j[name].get<double>();
    return std::isfinite(there) && there >= least && there <= most ? there : usual;
  };
  const auto words = [&](const char* name) {
    return j.contains(name) && j[name].is_string() ? j[name].get<std::string>() : std::string();
  };
  out.text_scale = number("text_scale", 1, 1, 1.6);
  out.dpi = number("dpi", 0, kLeastDpi, kMostDpi);
  out.sound = words("sound") != "off";
  out.high_contrast = words("contrast") == "high";
  if (words("motion") == "reduced") out.motion = desk::Motion::reduced;
  out.furigana = words("furigana") == "on";
  out.voice = words("voice") == "on";
  out.neighbours = words("neighbours") == "on";
  if (words("mount") == "table") out.mount = desk::Mount::table;
  if (words("mount") == "wall") out.mount = desk::Mount::wall;
  out.wall = words("wall");
  out.table_name = words("table_name");
  for (const char* lang : {"ja", "en"})
    if (words("lang") == lang) out.lang = lang;
  return out;
}

base::Result<void> save_machine_settings(base::FileSystem& files, const base::Path& path,
                                         const MachineSettings& s) {
  Json j{{"format", "kurumaza-settings"}, {"version", 1}, {"text_scale", s.text_scale}};
  j["contrast"] = s.high_contrast ? "high" : "normal";
  j["sound"] = s.sound ? "on" : "off";
  j["motion"] = s.motion == desk::Motion::reduced ? "reduced" : "full";
  j["furigana"] = s.furigana ? "on" : "off";
  j["voice"] = s.voice ? "on" : "off";
  j["neighbours"] = s.neighbours ? "on" : "off";
  if (s.mount) j["mount"] = *s.mount == desk::Mount::wall ? "wall" : "table";
  if (!s.lang.empty()) j["lang"] = s.lang;
  if (!s.wall.empty()) j["wall"] = s.wall;
  if (!s.table_name.empty()) j["table_name"] = s.table_name;
  if (s.dpi > 0) j["dpi"] = std::round(s.dpi * 10) / 10;
  if (auto made = files.make_folders(path.parent_path()); !made) return made.error();
  return base::write_atomically(files, path, j.dump(2) + "\n");
}

canvas::Look look_for(const MachineSettings& settings) {
  canvas::Look out = settings.high_contrast ? canvas::Look::high_contrast() : canvas::Look();
  out.letters = {settings.text_scale, settings.furigana};
  return out;
}

}  // namespace pages
