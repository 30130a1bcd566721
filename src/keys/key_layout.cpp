#include "keys/key_layout.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "keys/key_file.h"

namespace keys {
namespace {

using base::ErrorCode;

constexpr std::uint64_t kMaxLayoutBytes = 256u << 10;
constexpr std::string_view kEnding = ".keys.json";

template <class Key, class Each>
void each_stroke(Key& key, Each each) {
  each(key.stroke);
  for (auto* face : {&key.composing, &key.converting, &key.shifted})
    if (*face) each(**face);
  for (auto& stroke : key.flick) each(stroke);
  for (auto& stroke : key.variants) each(stroke);
  for (auto& stroke : key.shifted_variants) each(stroke);
}

bool leads_somewhere(const KeyStroke& stroke, const KeyLayouts& all) {
  if (!stroke.page.empty()) return all.find(stroke.page) != nullptr;
  return std::any_of(all.layouts.begin(), all.layouts.end(),
                     [&](const KeyLayout& l) { return l.kind == *stroke.page_kind; });
}

void check_pages(KeyLayouts& all) {
  for (const KeyLayout& layout : all.layouts) {
    if (!layout.flatter.empty() && !all.find(layout.flatter))
      all.problems.push_back(
          {ErrorCode::format,
           base::sentence(
               "The flatter page \"{}\" is not there. Add {}{}, or take \"flatter\" out.",
               layout.flatter, layout.flatter, kEnding),
           layout.name + std::string(kEnding)});
    for (const LayoutKey& key : layout.keys) {
      std::string_view missing;
      bool of_kind = false;
      each_stroke(key, [&](const KeyStroke& stroke) {
        if (!stroke.switches_page() || leads_somewhere(stroke, all)) return;
        missing = stroke.page;
        of_kind = stroke.page.empty();
      });
      if (missing.empty() && !of_kind) continue;
      all.problems.push_back(
          {ErrorCode::format,
           of_kind
               ? base::sentence("This key leads to a kind of page of which there is none. It "
                                "does nothing. Add a layout of that kind, or take the key out.")
               : base::sentence("This key leads to the page \"{}\", which is not there. It does "
                                "nothing. Add {}{}, or name another page.",
                                missing, missing, kEnding),
           fmt::format("{}{}, key \"{}\"", layout.name, kEnding, key.stroke.label.in("en"))});
    }
  }
}

}  // namespace

std::string_view KeyLabel::in(std::string_view lang) const {
  for (const std::string_view wanted : {lang, std::string_view(), std::string_view("en")})
    for (const auto& [of, text] : by_lang)
      if (of == wanted) return text;
  return by_lang.empty() ? std::string_view() : std::string_view(by_lang.front().second);
}

bool LayoutKey::can_flick() const {
  return std::any_of(flick.begin(), flick.end(),
                     [](const KeyStroke& one) { return one.does_something(); });
}

base::Rect key_rect(const KeyLayout& layout, const LayoutKey& key, base::Size panel_mm) {
  // Every key gives up its gap to the right and below, so keys of any width line up.
  const double across = (panel_mm.w + kKeyGapMm) / layout.columns;
  const double down = (panel_mm.h + kKeyGapMm) / layout.rows;
  return {
      {key.column * across, key.row * down},
      {(key.column + key.width) * across - kKeyGapMm, (key.row + key.height) * down - kKeyGapMm}};
}

base::Size smallest_panel(const KeyLayout& layout, double key_mm) {
  base::Size size;
  for (const LayoutKey& key : layout.keys) {
    size.w = std::max(size.w, (key_mm + kKeyGapMm) / key.width * layout.columns - kKeyGapMm);
    size.h = std::max(size.h, (key_mm + kKeyGapMm) / key.height * layout.rows - kKeyGapMm);
  }
  return size;
}

const KeyLayout* KeyLayouts::find(std::string_view name) const {
  for (const KeyLayout& layout : layouts)
    if (layout.name == name) return &layout;
  return nullptr;
}

std::vector<const KeyLayout*> KeyLayouts::pages(std::string_view lang) const {
  struct Place {
    bool listed;
    int at;
    const KeyLayout* layout;
  };
  std::vector<Place> places;
  for (const KeyLayout& layout : layouts) {
    Place place{false, 0, &layout};
    for (const auto& [of, at] : layout.order)
      if (of == lang) place = {true, at, &layout};
    places.push_back(place);
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.listed != b.listed ? a.listed : a.at < b.at;
  });
  std::vector<const KeyLayout*> out;
  out.reserve(places.size());
  for (const Place& place : places) out.push_back(place.layout);
  return out;
}

std::string KeyLayouts::all_text() const {
  std::string out;
  const auto add = [&out](const KeyLabel& words) {
    for (const auto& [of, text] : words.by_lang) out += text;
  };
  for (const KeyLayout& layout : layouts) {
    add(layout.label);
    for (const LayoutKey& key : layout.keys) {
      add(key.secondary);
      each_stroke(key, [&](const KeyStroke& stroke) { add(stroke.label); });
    }
  }
  return out;
}

KeyLayouts load_key_layouts(base::FileSystem& files, const std::vector<base::Path>& folders) {
  KeyLayouts all;
  for (const base::Path& folder : folders) {
    if (!files.exists(folder)) continue;
    auto listed = files.list(folder);
    if (!listed) {
      all.problems.push_back(listed.error());
      continue;
    }
    std::sort(listed->begin(), listed->end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    for (const base::FolderEntry& entry : *listed) {
      const std::string file = entry.path.filename().string();
      if (entry.is_folder || !file.ends_with(kEnding)) continue;
      const auto text = files.read(entry.path, kMaxLayoutBytes);
      if (!text) {
        all.problems.push_back(text.error());
        continue;
      }
      auto layout = parse_key_layout(*text, file);
      if (!layout) {
        all.problems.push_back(layout.error());
      } else if (all.find(layout->name)) {
        all.problems.push_back({ErrorCode::format,
                                base::sentence("There is a layout {} already, which stays. Give "
                                               "this file another name.",
                                               layout->name),
                                entry.path.string()});
      } else {
        all.layouts.push_back(std::move(layout).value());
      }
    }
  }
  std::sort(all.layouts.begin(), all.layouts.end(),
            [](const KeyLayout& a, const KeyLayout& b) { return a.name < b.name; });
  if (all.layouts.empty())
    all.problems.push_back({ErrorCode::not_found,
                            base::sentence("No keyboard layout was found. Install Kurumaza again, "
                                           "or put layout files (*.keys.json) there."),
                            folders.empty() ? std::string() : folders.front().string()});
  check_pages(all);
  return all;
}

}  // namespace keys
