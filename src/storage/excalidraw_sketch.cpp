#include "storage/excalidraw_sketch.h"

#include <set>

#include "storage/sketch_json.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using model::RelationKind;

bool is_box(const std::string& type) {
  return type == "rectangle" || type == "ellipse" || type == "diamond" || type == "stickynote";
}

base::TurnedRect shape_of(const AnyJson& e) {
  const base::Size size{std::abs(number_in(e, "width")), std::abs(number_in(e, "height"))};
  return {{number_in(e, "x") + size.w / 2, number_in(e, "y") + size.h / 2},
          size,
          number_in(e, "angle")};
}

RelationKind kind_of(const AnyJson& e) {
  const std::string start = string_in(e, "startArrowhead"), end = string_in(e, "endArrowhead");
  const bool drawn =
      string_in(e, "strokeStyle") == "dotted" || string_in(e, "strokeStyle") == "dashed";
  if (start == "bar" && end == "bar") return RelationKind::broken;
  if (start == "triangle_outline" && end == "triangle_outline") return RelationKind::opposed;
  if (start.empty() && end.empty()) return drawn ? RelationKind::vague : RelationKind::close;
  if (start.empty() || end.empty()) return RelationKind::order;
  return number_in(e, "strokeWidth") >= 4 ? RelationKind::strong_mutual : RelationKind::mutual;
}

class ExcalidrawReader {
 public:
  explicit ExcalidrawReader(const AnyJson& elements) {
    for (const AnyJson& e : elements) {
      if (!e.is_object()) continue;
      const std::string id = string_in(e, "id");
      if (is_true(e, "isDeleted"))
        deleted_.insert(id);
      else
        by_id_.emplace(id, &e);
    }
    for (const AnyJson& e : elements)
      if (e.is_object() && !is_true(e, "isDeleted")) look_at(e);
  }

  SketchPage page() && { return std::move(page_); }
  bool ours() const { return ours_; }

 private:
  void look_at(const AnyJson& e) {
    const std::string type = string_in(e, "type"), id = string_in(e, "id");
    const auto part = part_key(id);
    if (type == "text")
      add_text(e, id, part);
    else if (part && (part->part == 'o' || part->part == 'i'))
      page_.same[id] = part->whole;
    else if (is_box(type))
      add_box(e, id);
    else if (type == "arrow" || type == "line")
      add_line(e, id);
    else if (type == "frame" || type == "magicframe")
      add_frame(e, id);
    else if (type == "freedraw")
      ++page_.strokes;
    else
      ++page_.pictures;
  }

  /// The innermost of its groups, each of which is put within the next.
  std::string group_of(const AnyJson& e) {
    std::string innermost, inner;
    const auto join = [&](const std::string& key) {
      if (key.empty() || key == inner) return;
      (void)group_with(key);
      if (innermost.empty()) innermost = key;
      if (!inner.empty()) {
        SketchGroup& within = group_with(inner);
        if (within.parent.empty()) within.parent = key;
      }
      inner = key;
    };
    for (const AnyJson& key : list_in(e, "groupIds"))
      if (key.is_string()) join(key.get<std::string>());
    join(string_in(e, "frameId"));
    return innermost;
  }

  SketchGroup& group_with(const std::string& key) {
    const auto [at, is_new] = group_at_.emplace(key, page_.groups.size());
    if (is_new) page_.groups.push_back({.key = key});
    return page_.groups[at->second];
  }

  void add_frame(const AnyJson& e, const std::string& id) {
    SketchGroup& group = group_with(id);
    group.plate = string_in(e, "name");
    group.area = shape_of(e).bounds();
  }

  static std::string text_of(const AnyJson& e) {
    const std::string whole = string_in(e, "originalText");
    return whole.empty() ? string_in(e, "text") : whole;
  }

  void add_text(const AnyJson& e, const std::string& id, const std::optional<PartKey>& part) {
    const std::string container = string_in(e, "containerId");
    if (!container.empty() && deleted_.contains(container)) return;
    if (!container.empty() && by_id_.contains(container)) {
      page_.same[id] = container;
      const auto known = words_in_.find(container);
      if (known == words_in_.end()) words_in_[container] = text_of(e);
      // A box that stood before its words has them yet to come.
      if (const auto box = box_at_.find(container); box != box_at_.end())
        set_text(box->second, text_of(e));
      if (const auto line = line_at_.find(container); line != line_at_.end())
        page_.lines[line->second].words = text_of(e);
      return;
    }
    if (part && part->part == 'n') page_.title = text_of(e);
    if (part) return;  // signs of ours, which their island or loop knows
    SketchBox box{id, shape_of(e), text_of(e), group_of(e)};
    box.color = model::PaperColor::yellow;
    box.loose = true;
    page_.boxes.push_back(std::move(box));
  }

  void set_text(std::size_t box, std::string text) {
    if (box < kGroup)
      page_.boxes[box].text = std::move(text);
    else
      page_.groups[box - kGroup].plate = std::move(text);
  }

  void add_box(const AnyJson& e, const std::string& id) {
    const AnyJson& kept = object_in(object_in(e, "customData"), "kurumaza");
    const std::string what = kept_kind(kept);
    ours_ = ours_ || !what.empty();
    const auto words = words_in_.find(id);
    const std::string text = words == words_in_.end() ? std::string() : words->second;
    const std::string group = group_of(e);
    if (what == "island" && !group.empty()) {
      SketchGroup& island = group_with(group);
      if (!island.at) {
        island.ours = kept_island(kept);
        island.votes = kept_votes(kept);
        island.at = shape_of(e);
        island.plate = text;
        page_.same[id] = group;
        box_at_[id] = kGroup + group_at_.at(group);
        return;
      }
    }
    SketchBox box{id, shape_of(e), text, group};
    box.color = paper_near(string_in(e, "backgroundColor"));
    if (what == "card") {
      box.ours = kept_card(kept);
      box.votes = kept_votes(kept);
    }
    box_at_[id] = page_.boxes.size();
    page_.boxes.push_back(std::move(box));
  }

  void add_line(const AnyJson& e, const std::string& id) {
    const AnyJson& kept = object_in(object_in(e, "customData"), "kurumaza");
    if (kept_kind(kept) == "circle") {
      SketchLoop loop{id, string_in(kept, "words"), {}};
      const base::Vec2 from{number_in(e, "x"), number_in(e, "y")};
      for (const AnyJson& p : list_in(e, "points"))
        loop.points.push_back(from + base::Vec2{number_at(p, 0), number_at(p, 1)});
      if (!loop.points.empty()) loop.points.pop_back();  // the first once more
      page_.loops.push_back(std::move(loop));
      return;
    }
    SketchLine line{id, string_in(object_in(e, "startBinding"), "elementId"),
                    string_in(object_in(e, "endBinding"), "elementId")};
    if (line.from.empty() && line.to.empty()) {
      ++page_.strokes;
      return;
    }
    line.kind = kept_relation(kept).value_or(kind_of(e));
    if (!kept_relation(kept) && line.kind == RelationKind::order &&
        string_in(e, "endArrowhead").empty())
      std::swap(line.from, line.to);
    if (const auto words = words_in_.find(id); words != words_in_.end()) line.words = words->second;
    line_at_[id] = page_.lines.size();
    page_.lines.push_back(std::move(line));
  }

  static constexpr std::size_t kGroup = std::size_t(1) << 32;  // box_at_: a plate's group

  SketchPage page_;
  bool ours_ = false;
  std::set<std::string> deleted_;
  std::map<std::string, const AnyJson*> by_id_;
  std::map<std::string, std::string> words_in_;  // by what holds them
  std::map<std::string, std::size_t> group_at_, box_at_, line_at_;
};

}  // namespace

Result<std::string> excalidraw_in_markdown(std::string_view markdown, const std::string& file) {
  const auto block = [&](std::string_view fence) -> std::optional<std::string> {
    const std::size_t at = markdown.find(fence);
    if (at == markdown.npos) return {};
    const std::size_t begin = markdown.find('\n', at);
    if (begin == markdown.npos) return {};
    const std::size_t end = markdown.find("\n```", begin);
    return std::string(markdown.substr(begin + 1, end == markdown.npos ? end : end - begin - 1));
  };
  if (auto json = block("```json\n")) return std::move(*json);
  if (auto json = block("```json\r\n")) return std::move(*json);
  if (block("```compressed-json"))
    return Error{ErrorCode::format,
                 sentence("This drawing is compressed. In Obsidian, run “Decompress current "
                          "Excalidraw file” and choose it again."),
                 file};
  return Error{ErrorCode::format, sentence("There is no drawing of Excalidraw in this file."),
               file};
}

Result<Sketch> read_excalidraw(std::string json, const std::string& file) {
  auto parsed = parse_any(std::move(json), file);
  if (!parsed) return parsed.error();
  if (string_in(*parsed, "type") == "excalidrawlib")
    return Error{ErrorCode::format,
                 sentence("This is a library of shapes, no drawing. Put them on a drawing in "
                          "Excalidraw and save that."),
                 file};
  if (string_in(*parsed, "type") != "excalidraw" && list_in(*parsed, "elements").empty())
    return Error{ErrorCode::format, sentence("There is no drawing of Excalidraw in this file."),
                 file};
  ExcalidrawReader reader(list_in(*parsed, "elements"));
  Sketch out{"Excalidraw", reader.ours(), {}};
  out.pages.push_back(std::move(reader).page());
  return out;
}

}  // namespace storage
