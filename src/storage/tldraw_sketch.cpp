#include "storage/tldraw_sketch.h"

#include <algorithm>
#include <set>

#include "storage/tldraw_v1.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using base::Vec2;
using model::RelationKind;

constexpr std::size_t kDeep = 64;  // shapes within one another
constexpr double kNote = 200;      // px: the side of a note

/// Where a shape's own corner lies on its page, and how it is turned there.
struct Pose {
  Vec2 at;
  double turn = 0;
  Vec2 place(Vec2 own) const { return at + base::turned(own, turn); }
};

std::string without_kind(const std::string& id) {
  const std::size_t colon = id.find(':');
  return colon == id.npos ? id : id.substr(colon + 1);
}

/// A rich text's paragraphs, a line each.
void add_rich(const AnyJson& node, std::string& out, bool& begun, std::size_t deep) {
  if (deep > kDeep || !node.is_object()) return;
  const std::string type = string_in(node, "type");
  if (type == "paragraph" || type == "heading" || type == "codeBlock") {
    if (begun) out += '\n';
    begun = true;
  }
  if (type == "hardBreak") out += '\n';
  if (type == "text") out += string_in(node, "text");
  for (const AnyJson& inner : list_in(node, "content")) add_rich(inner, out, begun, deep + 1);
}

std::string words_of(const AnyJson& props) {
  const AnyJson& rich = object_in(props, "richText");
  if (rich.empty()) return string_in(props, "text");
  std::string out;
  bool begun = false;
  add_rich(rich, out, begun, 0);
  return out;
}

/// The ends of an arrow without bindings of its own: as they lay in it until 2024.
std::string bound_in(const AnyJson& props, const char* end) {
  const AnyJson& terminal = object_in(props, end);
  return string_in(terminal, "type") == "binding" ? string_in(terminal, "boundShapeId") : "";
}

RelationKind kind_of(const AnyJson& props) {
  const std::string start = string_in(props, "arrowheadStart"),
                    end = string_in(props, "arrowheadEnd"), dash = string_in(props, "dash"),
                    size = string_in(props, "size");
  const bool has_start = !start.empty() && start != "none", has_end = !end.empty() && end != "none";
  if (start == "bar" && end == "bar") return RelationKind::broken;
  if (start == "inverted" && end == "inverted") return RelationKind::opposed;
  if (!has_start && !has_end)
    return dash == "dotted" || dash == "dashed" ? RelationKind::vague : RelationKind::close;
  if (has_start != has_end) return RelationKind::order;
  return size == "l" || size == "xl" ? RelationKind::strong_mutual : RelationKind::mutual;
}

class TldrawReader {
 public:
  TldrawReader(const AnyJson& records, Sketch& out) : out_(out) {
    for (const AnyJson& r : records) {
      if (!r.is_object()) continue;
      const std::string type = string_in(r, "typeName"), id = string_in(r, "id");
      if (type == "page") pages_.push_back(&r);
      if (type == "shape") shapes_.emplace(id, &r);
      if (type == "binding") {
        const std::string end = string_in(object_in(r, "props"), "terminal");
        bound_[{string_in(r, "fromId"), end == "start"}] = string_in(r, "toId");
      }
    }
    const auto by_index = [](const AnyJson* r) { return string_in(*r, "index"); };
    std::ranges::stable_sort(pages_, {}, by_index);
    for (const AnyJson* page : pages_) {
      page_at_[string_in(*page, "id")] = out_.pages.size();
      SketchPage& made = out_.pages.emplace_back();
      made.title = string_in(*page, "name");
      made.board = string_in(object_in(object_in(*page, "meta"), "kurumaza"), "board");
    }
    std::vector<const AnyJson*> in_order;
    for (const auto& [id, shape] : shapes_) in_order.push_back(shape);
    std::ranges::stable_sort(in_order, {}, by_index);
    for (const AnyJson* shape : in_order) add(*shape);
  }

 private:
  /// Its page; null: it lies on none that is there, or within itself.
  SketchPage* page_of(const AnyJson& shape, Pose& parent) {
    std::vector<const AnyJson*> above;
    const AnyJson* at = &shape;
    for (std::size_t deep = 0; deep < kDeep; ++deep) {
      const std::string up = string_in(*at, "parentId");
      if (const auto page = page_at_.find(up); page != page_at_.end()) {
        for (auto outer = above.rbegin(); outer != above.rend(); ++outer)
          parent = {parent.place({number_in(**outer, "x"), number_in(**outer, "y")}),
                    parent.turn + number_in(**outer, "rotation")};
        return &out_.pages[page->second];
      }
      const auto found = shapes_.find(up);
      if (found == shapes_.end()) return nullptr;
      above.push_back(found->second);
      at = found->second;
    }
    return nullptr;
  }

  /// The group or frame it lies in.
  std::string group_of(const AnyJson& shape) const {
    const std::string parent = string_in(shape, "parentId");
    const auto found = shapes_.find(parent);
    return found == shapes_.end() ? std::string() : key_of(*found->second);
  }

  /// A group of ours is called by the island's own id.
  static std::string key_of(const AnyJson& shape) {
    const std::string id = without_kind(string_in(shape, "id"));
    const auto part = part_key(id);
    return part && part->part == 'g' ? part->whole : id;
  }

  static base::TurnedRect shape_of(const AnyJson& shape, const AnyJson& props, const Pose& parent) {
    const bool note = string_in(shape, "type") == "note";
    const double scale = number_in(props, "scale", 1);
    const base::Size size{
        std::abs(note ? kNote * scale : number_in(props, "w", 100)),
        std::abs((note ? kNote * scale : number_in(props, "h", 30)) + number_in(props, "growY"))};
    const Pose own{parent.place({number_in(shape, "x"), number_in(shape, "y")}),
                   parent.turn + number_in(shape, "rotation")};
    return {own.place({size.w / 2, size.h / 2}), size, own.turn};
  }

  void add(const AnyJson& shape) {
    Pose parent;
    SketchPage* page = page_of(shape, parent);
    if (!page) return;
    const std::string type = string_in(shape, "type"), id = key_of(shape);
    const AnyJson &props = object_in(shape, "props"),
                  &kept = object_in(object_in(shape, "meta"), "kurumaza");
    const std::string what = kept_kind(kept);
    out_.ours = out_.ours || !what.empty();
    const auto part = part_key(id);
    if (type == "group" || type == "frame") {
      SketchGroup& group = group_with(*page, id);
      group.parent = group_of(shape);
      if (type == "frame") group.plate = string_in(props, "name");
      if (type == "frame") group.area = shape_of(shape, props, parent).bounds();
    } else if (part && (part->part == 'o' || part->part == 'i')) {
      page->same[id] = part->whole;
    } else if (part && type == "text") {
      return;  // signs of ours
    } else if (what == "circle") {
      add_loop(*page, shape, kept, parent, id);
    } else if (type == "geo" || type == "note" || type == "text") {
      add_box(*page, shape, props, kept, parent, id);
    } else if (type == "arrow") {
      add_line(*page, shape, props, kept, id);
    } else if (type == "draw" || type == "highlight" || type == "line") {
      ++page->strokes;
    } else {
      ++page->pictures;
    }
  }

  SketchGroup& group_with(SketchPage& page, const std::string& key) {
    const auto [at, is_new] =
        group_at_.emplace(std::pair{&page - out_.pages.data(), key}, page.groups.size());
    if (is_new) page.groups.push_back({.key = key});
    return page.groups[at->second];
  }

  void add_box(SketchPage& page, const AnyJson& shape, const AnyJson& props, const AnyJson& kept,
               const Pose& parent, const std::string& id) {
    const std::string what = kept_kind(kept), group = group_of(shape);
    if ((what == "plate" || what == "island") && !group.empty()) {
      SketchGroup& island = group_with(page, group);
      if (!island.at) {
        island.ours = kept_island(kept);
        island.votes = kept_votes(kept);
        island.at = shape_of(shape, props, parent);
        island.plate = words_of(props);
        if (id != group) page.same[id] = group;
        return;
      }
    }
    SketchBox box{id, shape_of(shape, props, parent), words_of(props), group};
    box.loose = string_in(shape, "type") == "text";
    const bool filled = string_in(shape, "type") == "note" || string_in(props, "fill") != "none";
    box.color = filled ? tldraw_paper(string_in(props, "color")) : model::PaperColor::white;
    if (what == "card") {
      box.ours = kept_card(kept);
      box.votes = kept_votes(kept);
    }
    page.boxes.push_back(std::move(box));
  }

  void add_line(SketchPage& page, const AnyJson& shape, const AnyJson& props, const AnyJson& kept,
                const std::string& id) {
    const auto end = [&](bool start) {
      const auto found = bound_.find({string_in(shape, "id"), start});
      return without_kind(found == bound_.end() ? bound_in(props, start ? "start" : "end")
                                                : found->second);
    };
    SketchLine line{id, end(true), end(false), words_of(props)};
    if (line.from.empty() && line.to.empty()) {
      ++page.strokes;
      return;
    }
    line.kind = kept_relation(kept).value_or(kind_of(props));
    const std::string head = string_in(props, "arrowheadEnd");
    if (!kept_relation(kept) && line.kind == RelationKind::order &&
        (head.empty() || head == "none"))
      std::swap(line.from, line.to);
    page.lines.push_back(std::move(line));
  }

  static void add_loop(SketchPage& page, const AnyJson& shape, const AnyJson& kept,
                       const Pose& parent, const std::string& id) {
    SketchLoop loop{id, string_in(kept, "words"), {}};
    const Pose own{parent.place({number_in(shape, "x"), number_in(shape, "y")}),
                   parent.turn + number_in(shape, "rotation")};
    for (const AnyJson& segment : list_in(object_in(shape, "props"), "segments"))
      for (const AnyJson& p : list_in(segment, "points"))
        loop.points.push_back(own.place({number_in(p, "x"), number_in(p, "y")}));
    if (!loop.points.empty()) loop.points.pop_back();  // the first once more
    page.loops.push_back(std::move(loop));
  }

  Sketch& out_;
  std::vector<const AnyJson*> pages_;
  std::map<std::string, const AnyJson*> shapes_;
  std::map<std::string, std::size_t> page_at_;
  std::map<std::pair<std::ptrdiff_t, std::string>, std::size_t> group_at_;
  std::map<std::pair<std::string, bool>, std::string>
      bound_;  // by arrow, and whether it is its start
};

}  // namespace

Result<Sketch> read_tldraw(std::string json, const std::string& file) {
  auto parsed = parse_any(std::move(json), file);
  if (!parsed) return parsed.error();
  if (is_tldraw_v1(*parsed)) return tldraw_v1_sketch(*parsed);
  const AnyJson& records = list_in(*parsed, "records");
  if (records.empty())
    return Error{ErrorCode::format, sentence("There is no drawing of tldraw in this file."), file};
  Sketch out{"tldraw", false, {}};
  TldrawReader(records, out);
  return out;
}

}  // namespace storage
