#include "storage/canvas_sketch.h"

#include <cmath>

#include "storage/sketch_json.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using model::PaperColor;
using model::RelationKind;

constexpr double kScale = 4;  // px a mm, as we write

PaperColor paper_of(const std::string& color) {
  if (color == "1") return PaperColor::rose;
  if (color == "2" || color == "3") return PaperColor::yellow;
  if (color == "4") return PaperColor::green;
  if (color == "5") return PaperColor::sky;
  if (color == "6") return PaperColor::violet;
  return paper_near(color);
}

/// Words before a relation's own that say its kind, as we write them in either language.
struct Said {
  const char* words;
  RelationKind kind;
};
constexpr Said kSaid[] = {{"同じ", RelationKind::same},
                          {"the same", RelationKind::same},
                          {"近い", RelationKind::close},
                          {"close to each other", RelationKind::close},
                          {"強い相互", RelationKind::strong_mutual},
                          {"strongly mutual", RelationKind::strong_mutual},
                          {"対立", RelationKind::opposed},
                          {"opposed", RelationKind::opposed},
                          {"断絶", RelationKind::broken},
                          {"broken off", RelationKind::broken},
                          {"支え", RelationKind::supported_by},
                          {"supported by", RelationKind::supported_by},
                          {"？", RelationKind::vague},
                          {"あいまい", RelationKind::vague},
                          {"vaguely related", RelationKind::vague}};

/// "…　7点": what we wrote behind a plate, of an older file without our own field.
int points_behind(std::string& label) {
  constexpr std::string_view kGap = "　", kPoints = "点";
  const std::size_t at = label.rfind(kGap);
  if (at == label.npos || !label.ends_with(kPoints)) return 0;
  const std::string digits =
      label.substr(at + kGap.size(), label.size() - at - kGap.size() - kPoints.size());
  if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != digits.npos)
    return 0;
  label.resize(at);
  return std::stoi(digits);
}

class CanvasReader {
 public:
  explicit CanvasReader(const AnyJson& file) {
    for (const AnyJson& node : list_in(file, "nodes"))
      if (node.is_object()) add_node(node);
    for (const AnyJson& edge : list_in(file, "edges"))
      if (edge.is_object()) add_edge(edge);
  }
  SketchPage page() && { return std::move(page_); }
  bool ours() const { return ours_; }

 private:
  static bool is_where_written(const AnyJson& node, const AnyJson& kept) {
    const AnyJson& at = list_in(kept, "xy");
    return at.size() == 2 && number_at(at, 0) == number_in(node, "x") &&
           number_at(at, 1) == number_in(node, "y");
  }

  void add_node(const AnyJson& node) {
    const std::string type = string_in(node, "type"), id = string_in(node, "id");
    const base::Size size{std::abs(number_in(node, "width", 250)),
                          std::abs(number_in(node, "height", 60))};
    base::TurnedRect shape{
        {number_in(node, "x") + size.w / 2, number_in(node, "y") + size.h / 2}, size, 0};
    const AnyJson& kept = object_in(node, "kurumaza");
    ours_ = ours_ || !kept_kind(kept).empty();
    if (type == "group") return add_group(node, id, shape, kept);
    SketchBox box{id, shape, {}};
    if (type == "text") {
      box.text = words_of_markdown(string_in(node, "text"), !kept_kind(kept).empty());
    } else if (type == "file") {
      box.text = string_in(node, "file") + string_in(node, "subpath");
    } else if (type == "link") {
      box.text = string_in(node, "url");
    } else {
      ++page_.pictures;
      return;
    }
    box.color = paper_of(string_in(node, "color"));
    if (kept_kind(kept) == "card") {
      box.ours = kept_card(kept);
      box.votes = kept_votes(kept);
      box.shape.turn = number_in(kept, "turn");
      if (is_true(kept, "without_text")) box.text.clear();
      box.settled = is_where_written(node, kept);
      if (box.settled) box.group = string_in(kept, "in");
    }
    page_.boxes.push_back(std::move(box));
  }

  void add_group(const AnyJson& node, const std::string& id, const base::TurnedRect& shape,
                 const AnyJson& kept) {
    SketchGroup group{.key = id, .plate = string_in(node, "label")};
    group.area = shape.bounds();
    group.by_place = true;
    if (kept_kind(kept) == "island") {
      const std::string end = string_in(kept, "end");
      if (!end.empty() && group.plate.ends_with(end))
        group.plate.resize(group.plate.size() - end.size());
      group.ours = kept_island(kept);
      group.votes = kept_votes(kept);
      group.settled = is_where_written(node, kept);
      if (group.settled) group.parent = string_in(kept, "in");
      // Where the plate lay in the line round the island; both go together when that is moved.
      const AnyJson &from = list_in(kept, "at"), &size = list_in(kept, "plate_size");
      if (from.size() == 2 && size.size() == 2)
        group.at =
            base::TurnedRect{group.area.min + base::Vec2{number_at(from, 0), number_at(from, 1)},
                             {number_at(size, 0) * kScale, number_at(size, 1) * kScale},
                             number_in(kept, "turn")};
    } else if (const int points = points_behind(group.plate); points > 0) {
      group.votes.push_back({points, {}});
    }
    page_.groups.push_back(std::move(group));
  }

  void add_edge(const AnyJson& edge) {
    SketchLine line{string_in(edge, "id"), string_in(edge, "fromNode"), string_in(edge, "toNode"),
                    string_in(edge, "label")};
    const bool to = string_in(edge, "toEnd") != "none",
               from = string_in(edge, "fromEnd") == "arrow";
    const AnyJson& kept = object_in(edge, "kurumaza");
    line.kind = to && from   ? RelationKind::mutual
                : to || from ? RelationKind::order
                             : RelationKind::close;
    bool swap = from && !to;
    if (const auto kind = kept_relation(kept)) {
      line.kind = *kind;
      swap = false;
      const std::string begin = string_in(kept, "begin");
      if (!begin.empty() && line.words.starts_with(begin)) line.words.erase(0, begin.size());
    } else {
      for (const Said& said : kSaid) {
        if (!line.words.starts_with(said.words)) continue;
        const std::string rest = line.words.substr(std::string_view(said.words).size());
        if (!rest.empty() && !rest.starts_with("：")) continue;
        line.words = rest.empty() ? rest : rest.substr(std::string_view("：").size());
        line.kind = said.kind;
        swap = false;
        break;
      }
    }
    if (swap) std::swap(line.from, line.to);
    page_.lines.push_back(std::move(line));
  }

  SketchPage page_;
  bool ours_ = false;
};

/// The signs of one line; `out` may end in a backslash's letter.
void add_line_words(std::string_view line, std::string& out) {
  const auto mark = [&](std::size_t at, std::string_view sign) {
    return line.substr(at).starts_with(sign);
  };
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == '\\' && at + 1 < line.size()) {
      out += line[at + 1];
      at += 2;
    } else if (mark(at, "**") || mark(at, "__") || mark(at, "~~") || mark(at, "==")) {
      at += 2;
    } else if (c == '*' || c == '`') {
      ++at;
    } else if (mark(at, "[[")) {
      const std::size_t end = line.find("]]", at);
      if (end == line.npos) return void(out += line.substr(at));
      const std::string_view inner = line.substr(at + 2, end - at - 2);
      const std::size_t bar = inner.find('|');
      out += bar == inner.npos ? inner : inner.substr(bar + 1);
      at = end + 2;
    } else if (c == '[') {
      const std::size_t middle = line.find("](", at);
      const std::size_t end = middle == line.npos ? middle : line.find(')', middle);
      if (end == line.npos) {
        out += c;
        ++at;
        continue;
      }
      out += line.substr(at + 1, middle - at - 1);
      at = end + 1;
    } else if (c == '<' && at + 1 < line.size() &&
               (line[at + 1] == '/' || std::isalpha(static_cast<unsigned char>(line[at + 1])))) {
      const std::size_t end = line.find('>', at);
      if (end == line.npos) return void(out += line.substr(at));
      at = end + 1;
    } else {
      out += c;
      ++at;
    }
  }
}

}  // namespace

std::string words_of_markdown(std::string_view markdown, bool blank_lines) {
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at <= markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    std::string_view line = markdown.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    while (line.starts_with("> ") || line.starts_with(">["))
      line.remove_prefix(line[1] == ' ' ? 2 : 1);
    if (line.starts_with("[!")) {
      const std::size_t close = line.find(']');
      line = close == line.npos ? line : line.substr(close + 1);
      if (line.starts_with(" ")) line.remove_prefix(1);
    }
    std::size_t heads = 0;
    while (heads < line.size() && line[heads] == '#') ++heads;
    if (heads > 0 && heads <= 6 && heads < line.size() && line[heads] == ' ')
      line.remove_prefix(heads + 1);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::string words;
    if (line.substr(indent).starts_with("- ") || line.substr(indent).starts_with("* ") ||
        line.substr(indent).starts_with("+ ")) {
      words = "・";
      line.remove_prefix(indent + 2);
      if (line.starts_with("[ ] ") || line.starts_with("[x] ")) line.remove_prefix(4);
    }
    add_line_words(line, words);
    if (words.empty() && !blank_lines) continue;
    if (!first) out += '\n';
    first = false;
    out += words;
  }
  return out;
}

Result<Sketch> read_canvas(std::string json, const std::string& file) {
  Sketch out{"JSON Canvas", false, {}};
  if (json.find_first_not_of(" \t\r\n") == json.npos) {
    out.pages.emplace_back();
    return out;
  }
  auto parsed = parse_any(std::move(json), file);
  if (!parsed) return parsed.error();
  if (!parsed->is_object() ||
      (!parsed->empty() && !parsed->contains("nodes") && !parsed->contains("edges")))
    return Error{ErrorCode::format, sentence("There is no canvas in this file."), file};
  CanvasReader reader(*parsed);
  out.ours = reader.ours();
  out.pages.push_back(std::move(reader).page());
  return out;
}

}  // namespace storage
