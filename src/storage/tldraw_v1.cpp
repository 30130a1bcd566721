#include "storage/tldraw_v1.h"

#include <algorithm>

namespace storage {

using base::Vec2;
using model::RelationKind;

bool is_tldraw_v1(const AnyJson& file) {
  return !object_in(object_in(file, "document"), "pages").empty();
}

namespace {

class FirstPage {
 public:
  FirstPage(const AnyJson& page)
      : shapes_(object_in(page, "shapes")), bindings_(object_in(page, "bindings")) {
    out_.title = string_in(page, "name");
    std::vector<const AnyJson*> in_order;
    for (const AnyJson& shape : shapes_)
      if (shape.is_object()) in_order.push_back(&shape);
    std::ranges::stable_sort(in_order, {},
                             [](const AnyJson* s) { return number_in(*s, "childIndex"); });
    for (const AnyJson* shape : in_order) add(*shape);
  }
  SketchPage take() && { return std::move(out_); }

 private:
  /// The group it lies in; nothing where its parent is the page.
  std::string group_of(const AnyJson& shape) const {
    const std::string parent = string_in(shape, "parentId");
    return shapes_.contains(parent) ? parent : std::string();
  }

  void add(const AnyJson& shape) {
    const std::string type = string_in(shape, "type"), id = string_in(shape, "id");
    const AnyJson &point = list_in(shape, "point"), &size = list_in(shape, "size");
    const AnyJson& radius = list_in(shape, "radius");
    if (type == "group") {
      out_.groups.push_back({.key = id, .parent = group_of(shape)});
    } else if (type == "sticky" || type == "rectangle" || type == "ellipse" || type == "triangle" ||
               type == "text") {
      base::Size measured{number_at(size, 0), number_at(size, 1)};
      if (radius.size() == 2) measured = {2 * number_at(radius, 0), 2 * number_at(radius, 1)};
      if (measured.w <= 0 || measured.h <= 0) measured = {200, type == "text" ? 40.0 : 200.0};
      SketchBox box{id,
                    {{number_at(point, 0) + measured.w / 2, number_at(point, 1) + measured.h / 2},
                     measured,
                     number_in(shape, "rotation")},
                    string_in(shape, "text"),
                    group_of(shape)};
      if (box.text.empty()) box.text = string_in(shape, "label");
      const AnyJson& style = object_in(shape, "style");
      box.color = type == "sticky" || is_true(style, "isFilled")
                      ? tldraw_paper(string_in(style, "color"))
                      : model::PaperColor::white;
      box.loose = type == "text";
      out_.boxes.push_back(std::move(box));
    } else if (type == "arrow" || type == "line") {
      add_line(shape, id);
    } else if (type == "draw") {
      ++out_.strokes;
    } else {
      ++out_.pictures;
    }
  }

  std::string bound_to(const AnyJson& handle) const {
    const std::string binding = string_in(handle, "bindingId");
    return binding.empty() ? std::string()
                           : string_in(object_in(bindings_, binding.c_str()), "toId");
  }

  void add_line(const AnyJson& shape, const std::string& id) {
    const AnyJson& handles = object_in(shape, "handles");
    SketchLine line{id, bound_to(object_in(handles, "start")), bound_to(object_in(handles, "end")),
                    string_in(shape, "label")};
    if (line.from.empty() && line.to.empty()) {
      ++out_.strokes;
      return;
    }
    const AnyJson& heads = object_in(shape, "decorations");
    const bool start = !string_in(heads, "start").empty(), end = !string_in(heads, "end").empty();
    const std::string dash = string_in(object_in(shape, "style"), "dash");
    line.kind = start && end                           ? RelationKind::mutual
                : start || end                         ? RelationKind::order
                : dash == "dotted" || dash == "dashed" ? RelationKind::vague
                                                       : RelationKind::close;
    if (start && !end) std::swap(line.from, line.to);
    out_.lines.push_back(std::move(line));
  }

  const AnyJson &shapes_, &bindings_;
  SketchPage out_;
};

}  // namespace

Sketch tldraw_v1_sketch(const AnyJson& file) {
  Sketch out{"tldraw", false, {}};
  std::vector<const AnyJson*> in_order;
  for (const AnyJson& page : object_in(object_in(file, "document"), "pages"))
    if (page.is_object()) in_order.push_back(&page);
  std::ranges::stable_sort(in_order, {},
                           [](const AnyJson* p) { return number_in(*p, "childIndex"); });
  for (const AnyJson* page : in_order) out.pages.push_back(FirstPage(*page).take());
  return out;
}

model::PaperColor tldraw_paper(const std::string& name) {
  using model::PaperColor;
  if (name == "yellow" || name == "orange") return PaperColor::yellow;
  if (name.ends_with("red")) return PaperColor::rose;
  if (name.ends_with("blue") || name == "cyan" || name == "indigo") return PaperColor::sky;
  if (name.ends_with("green")) return PaperColor::green;
  if (name.ends_with("violet")) return PaperColor::violet;
  return PaperColor::white;
}

}  // namespace storage
