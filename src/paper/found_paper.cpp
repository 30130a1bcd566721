#include "paper/found_paper.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "model/codec.h"

namespace paper {

using model::Json;

namespace {

constexpr std::size_t kMostLine = 16 * 1024;

base::Error no_sense() {
  return {
      base::ErrorCode::format,
      base::sentence("The papers in this picture could not be found: the program that looks for "
                     "them ended early. Write the picture off by hand."),
      ""};
}

std::optional<std::size_t> head_of(std::string_view line) {
  if (line.size() > kMostLine) return {};
  const Json head = Json::parse(line, nullptr, false);
  if (!head.is_object()) return {};
  const auto count = head.find("papers");
  if (count == head.end() || !count->is_number_unsigned()) return {};
  const auto papers = count->get<std::uint64_t>();
  if (papers > kMostPapers) return {};
  return std::size_t(papers);
}

std::string first_letters(const std::string& utf8, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < utf8.size() && letters < most; ++letters) {
    std::size_t next = 0;
    base::code_point_at(utf8, at, next);
    at = next;
  }
  return utf8.substr(0, at);
}

bool read_corners(const Json& from, base::Size photo, std::array<base::Vec2, 4>& out) {
  if (!from.is_array() || from.size() != 8) return false;
  // A paper may go on beyond the picture, a little.
  const double over_w = photo.w * 0.1, over_h = photo.h * 0.1;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!from[2 * i].is_number() || !from[2 * i + 1].is_number()) return false;
    const base::Vec2 p{from[2 * i].get<double>(), from[2 * i + 1].get<double>()};
    const bool near =
        p.x >= -over_w && p.x <= photo.w + over_w && p.y >= -over_h && p.y <= photo.h + over_h;
    if (!near) return false;
    out[i] = {std::clamp(p.x, 0.0, photo.w), std::clamp(p.y, 0.0, photo.h)};
  }
  return true;
}

std::optional<FoundPaper> read_line(std::string_view line, base::Size photo) {
  if (line.size() > kMostLine || !base::is_utf8(line)) return {};
  const Json said = Json::parse(line, nullptr, false);
  if (!said.is_object() || !said.contains("corners") || !said.contains("color") ||
      !said.contains("sure") || !said.contains("text"))
    return {};
  FoundPaper out;
  if (!read_corners(said["corners"], photo, out.corners_px)) return {};
  if (!model::from_json(said["color"], out.color).empty()) return {};
  if (!said["sure"].is_number() || !said["text"].is_string()) return {};
  out.sure = std::clamp(said["sure"].get<double>(), 0.0, 1.0);
  const auto text = said["text"].get<std::string>();
  if (!base::is_utf8(text)) return {};
  out.text = first_letters(base::clean_text(text), kMostPaperText);
  return out;
}

std::vector<std::string_view> whole_lines(std::string_view said) {
  std::vector<std::string_view> out;
  for (std::size_t end = said.find('\n'); end != said.npos; end = said.find('\n')) {
    out.push_back(said.substr(0, end));
    said.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

std::string head_line(std::size_t papers) { return Json{{"papers", papers}}.dump() + "\n"; }

std::string line_of(const FoundPaper& paper) {
  Json corners = Json::array();
  for (const base::Vec2 p : paper.corners_px) {
    corners.push_back(std::round(p.x * 10) / 10);
    corners.push_back(std::round(p.y * 10) / 10);
  }
  const Json line{{"corners", corners},
                  {"color", model::to_json(paper.color)},
                  {"sure", std::round(paper.sure * 1000) / 1000},
                  {"text", paper.text}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Heard heard_of(std::string_view said) {
  const auto lines = whole_lines(said);
  if (lines.empty()) return {};
  return {head_of(lines.front()).value_or(0), lines.size() - 1};
}

base::Result<std::vector<FoundPaper>> read_papers(std::string_view said, base::Size photo_px) {
  const auto lines = whole_lines(said);
  const auto count = lines.empty() ? std::nullopt : head_of(lines.front());
  if (!count || lines.size() != *count + 1) return no_sense();
  std::vector<FoundPaper> out;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto paper = read_line(lines[i], photo_px);
    if (!paper) return no_sense();
    out.push_back(std::move(*paper));
  }
  return out;
}

}  // namespace paper
