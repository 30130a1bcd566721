#include "gfx/painter.h"

#include <algorithm>
#include <cmath>

#include "gfx/batches.h"
#include "gfx/box_batch.h"
#include "gfx/emoji.h"
#include "gfx/icons.h"
#include "gfx/stroke_batch.h"

namespace gfx {

using base::Rect;
using base::Vec2;
using canvas::DrawList;

namespace {

constexpr int kAtlasPages = 16;   // a megabyte each
constexpr double kLeastEm = 1.5;  // px; smaller text is not drawn at all
constexpr double kLeastRuby = 4;  // px; smaller readings only blur what they stand above

// In the order in which one layer's kinds are painted.
// Small boxes and images that stand upright and those that are turned are kinds of their own.
enum Kind { kArea, kStroke, kUprightBox, kSmallBox, kBox, kUprightImage, kImage, kEmoji, kKinds };

struct Command {
  int kind;
  std::size_t first, count;
  std::size_t clip;
};

Rect rect_of(const RectPx& r) {
  return {{static_cast<double>(r.x), static_cast<double>(r.y)},
          {static_cast<double>(r.x + r.w), static_cast<double>(r.y + r.h)}};
}

}  // namespace

struct Painter::Impl {
  Programs programs;
  Faces faces;
  Atlas atlas{kAtlasPages};
  Glyphs glyphs{faces, atlas};
  EmojiAtlas emoji{faces};
  IconAtlas icons;
  TriangleCache triangles;
  QuadIndices indices;
  BoxBatch upright_boxes, small_boxes, boxes;
  ImageBatch upright_images{indices}, images{indices}, emoji_images{indices};
  StrokeBatch strokes{indices};
  AreaBatch areas;
  PictureQuad picture;

  Target target;
  std::span<const RectPx> clips;
  std::vector<Command> commands;
  std::size_t group_start[kKinds] = {};
  std::size_t clip_index = 0;
  Figures figures;

  Impl(Programs p, const text::Typesetter& typesetter, const base::Path& icon_folder)
      : programs(std::move(p)), faces(typesetter), icons(icon_folder, atlas) {}

  std::size_t size_of(int kind) const {
    switch (kind) {
      case kArea:
        return areas.size();
      case kStroke:
        return strokes.size();
      case kUprightBox:
        return upright_boxes.size();
      case kSmallBox:
        return small_boxes.size();
      case kBox:
        return boxes.size();
      case kUprightImage:
        return upright_images.size();
      case kImage:
        return images.size();
      default:
        return emoji_images.size();
    }
  }

  // What was added since the last call becomes commands.
  void close_group() {
    for (int kind = 0; kind < kKinds; ++kind) {
      const std::size_t end = size_of(kind), first = group_start[kind];
      if (end == first) continue;
      group_start[kind] = end;
      if (!commands.empty() && commands.back().kind == kind && commands.back().clip == clip_index)
        commands.back().count += end - first;
      else
        commands.push_back({kind, first, end - first, clip_index});
    }
  }

  void submit() {
    if (!commands.empty()) {
      begin_drawing(target, clips[commands.front().clip]);
      areas.upload();
      strokes.upload();
      upright_boxes.upload();
      small_boxes.upload();
      boxes.upload();
      upright_images.upload();
      images.upload();
      emoji_images.upload();
      glActiveTexture(GL_TEXTURE0);
      int kind = -1;
      std::size_t clip = commands.front().clip;
      for (const Command& c : commands) {
        if (c.clip != clip) set_scissor(target, clips[clip = c.clip]);
        if (c.kind != kind) choose(kind = c.kind);
        draw(c);
        ++figures.draw_calls;
      }
      glBindVertexArray(0);
    }
    figures.boxes += upright_boxes.size() + small_boxes.size() + boxes.size();
    figures.glyphs += upright_images.size() + images.size();
    commands.clear();
    areas.clear();
    strokes.clear();
    upright_boxes.clear();
    small_boxes.clear();
    boxes.clear();
    upright_images.clear();
    images.clear();
    emoji_images.clear();
    std::fill(std::begin(group_start), std::end(group_start), 0);
    atlas.next_batch();
    emoji.next_batch();
  }

  void choose(int kind) {
    switch (kind) {
      case kArea:
        return use(programs.area, target);
      case kStroke:
        return use(programs.stroke, target);
      case kUprightBox:
        return use(programs.upright_box, target);
      case kSmallBox:
        return use(programs.small_box, target);
      case kBox:
        return use(programs.box, target);
      case kUprightImage:
        atlas.bind();
        return use(programs.upright_glyph, target);
      case kImage:
        atlas.bind();
        return use(programs.glyph, target);
      default:
        emoji.bind();
        return use(programs.emoji, target);
    }
  }

  void draw(const Command& c) {
    switch (c.kind) {
      case kArea:
        return areas.draw(c.first, c.count);
      case kStroke:
        return strokes.draw(c.first, c.count);
      case kUprightBox:
        return upright_boxes.draw(c.first, c.count);
      case kSmallBox:
        return small_boxes.draw(c.first, c.count);
      case kBox:
        return boxes.draw(c.first, c.count);
      case kUprightImage:
        return upright_images.draw(c.first, c.count);
      case kImage:
        return images.draw(c.first, c.count);
      default:
        return emoji_images.draw(c.first, c.count);
    }
  }

  // Draws what there is, so that the atlases may forget it.
  void make_room() {
    close_group();
    submit();
  }

  void add(const canvas::Box& box, const View& view, const Rect& clip) {
    if (!BoxBatch::bounds(box, view).intersects(clip)) return;
    BoxBatch& batch = !BoxBatch::is_small(box, view) ? boxes
                      : Turn(box.turn).upright()     ? upright_boxes
                                                     : small_boxes;
    batch.add(box, view);
  }

  void add(const canvas::Area& area, const View& view, const Rect& clip) {
    if (!area.shape || area.color.a == 0) return;
    const Triangles& t = triangles.of(area.shape);
    const Rect b = t.bounds.moved(area.offset);
    if (!b.empty() && Rect{view.to_px(b.min), view.to_px(b.max)}.grown(1).intersects(clip))
      areas.add(t, area.offset, view, area.color);
  }

  void add(const canvas::Stroke& stroke, const View& view, const Rect& clip) {
    Rect b;
    for (const Vec2 p : stroke.points) b = b.united({p, p});
    if (b.empty() || stroke.color.a == 0) return;
    const double reach = stroke.width * view.scale / 2 + 1.5;
    if (Rect{view.to_px(b.min), view.to_px(b.max)}.grown(reach).intersects(clip))
      strokes.add(stroke, view);
  }

  void add(const canvas::Icon& icon, const View& view, const Rect& clip) {
    const double size = icon.size * view.scale;
    const Vec2 centre = view.to_px(icon.centre);
    if (size < 1 || !Rect{centre, centre}.grown(size * 0.75 + 1).intersects(clip)) return;
    // Exact sizes where single pixels show; larger ones in steps, so that zooming makes few.
    const int px = size <= 48 ? static_cast<int>(std::ceil(size))
                              : static_cast<int>(std::min(960.0, std::ceil(size / 16) * 16));
    Atlas::Place place;
    Glyphs::Found found = icons.find(icon.name, px, place);
    if (found == Glyphs::Found::full) {
      make_room();
      found = icons.find(icon.name, px, place);
    }
    if (found != Glyphs::Found::drawn) return;
    const Turn turn(icon.turn);
    const Vec2 right = Vec2{turn.c, turn.s} * size, down = Vec2{-turn.s, turn.c} * size;
    constexpr float k = 1.0f / Atlas::kSide;
    const float uv[4] = {static_cast<float>(place.x) * k, static_cast<float>(place.y) * k,
                         static_cast<float>(place.x + place.w) * k,
                         static_cast<float>(place.y + place.h) * k};
    Vec2 top_left = centre - right / 2 - down / 2;
    if (turn.upright()) top_left = {std::round(top_left.x), std::round(top_left.y)};
    (turn.upright() ? upright_images : images)
        .add(top_left, right, down, uv, place.page, 1, icon.color);
  }

  void add(const canvas::Text& text, const View& view, const Rect& clip) {
    if (!text.layout || text.color.a == 0) return;
    const text::Layout& layout = *text.layout;
    const double k = view.scale;
    if (layout.em * k < kLeastEm) return;
    const Turn turn(text.turn);
    const double c = turn.c, s = turn.s;
    ImageBatch& batch = turn.upright() ? upright_images : images;
    const Vec2 pivot = view.to_px(text.pivot), start = (text.origin - text.pivot) * k;
    const auto place = [&](double x, double y) {
      return Vec2{pivot.x + x * c - y * s, pivot.y + x * s + y * c};
    };
    const double w = layout.box.w * k, h = std::max(layout.box.h, layout.height) * k;
    const double reach = std::hypot(w, h) / 2 + layout.em * k * 1.5;
    const Vec2 middle = place(start.x + w / 2, start.y + h / 2);
    if (!Rect{middle, middle}.grown(reach).intersects(clip)) return;
    const Rect near = clip.grown(layout.em * k * 1.6);
    for (const text::GlyphRun& run : layout.runs) {
      const double em = run.em * k;
      if (em < kLeastRuby && run.em < 0.75 * layout.em) continue;
      const int size = Glyphs::size_for(em);
      const FieldSize field = Glyphs::field_size(size);
      const double texel = em / field.em;  // px
      const Vec2 x_step = Vec2{c, s} * texel, y_step = Vec2{-s, c} * texel;
      // Only as much of a field's room as one pixel needs.
      const auto spare =
          static_cast<float>(std::max(0.0, field.spread + 0.5 - (1.0 / texel + 0.5)));
      // A distance of one pixel is a whole step from paper to ink.
      const auto slope = static_cast<float>(2 * field.spread * texel);
      for (const text::Glyph& g : run.glyphs) {
        const Vec2 at = place(start.x + g.x * k, start.y + g.y * k);
        if (!near.contains(at)) continue;
        if (run.colored)
          add_emoji(run.face, g.index, at, Vec2{c, s} * em, Vec2{-s, c} * em, text.color);
        else
          add_glyph(batch, run.face, g.index, size, at, x_step, y_step, spare, slope, text.color);
      }
    }
  }

  void add_glyph(ImageBatch& batch, text::FaceId face, std::uint32_t index, int size, Vec2 at,
                 Vec2 x_step, Vec2 y_step, float spare, float slope, Rgba8 color) {
    const GlyphField* field = nullptr;
    Glyphs::Found found = glyphs.find(face, index, size, field);
    if (found == Glyphs::Found::full) {
      make_room();
      found = glyphs.find(face, index, size, field);
    }
    if (found != Glyphs::Found::drawn) return;
    const Atlas::Place& p = field->place;
    constexpr float k = 1.0f / Atlas::kSide;
    const float uv[4] = {
        (static_cast<float>(p.x) + spare) * k, (static_cast<float>(p.y) + spare) * k,
        (static_cast<float>(p.x + p.w) - spare) * k, (static_cast<float>(p.y + p.h) - spare) * k};
    const double w = static_cast<double>(p.w) - 2.0 * static_cast<double>(spare);
    const double h = static_cast<double>(p.h) - 2.0 * static_cast<double>(spare);
    const double left = static_cast<double>(field->left) + static_cast<double>(spare);
    const double top = static_cast<double>(field->top) + static_cast<double>(spare);
    batch.add(at + x_step * left + y_step * top, x_step * w, y_step * h, uv, p.page, slope, color);
  }

  void add_emoji(text::FaceId face, std::uint32_t index, Vec2 at, Vec2 right, Vec2 down,
                 Rgba8 color) {
    const EmojiAtlas::Emoji* e = nullptr;
    Glyphs::Found found = emoji.find(face, index, e);
    if (found == Glyphs::Found::full) {
      make_room();
      found = emoji.find(face, index, e);
    }
    if (found != Glyphs::Found::drawn) return;
    const float uv[4] = {0, 0, 1, 1};
    emoji_images.add(at + right * static_cast<double>(e->left) + down * static_cast<double>(e->top),
                     right * static_cast<double>(e->width), down * static_cast<double>(e->height),
                     uv, e->layer, 1, color);
  }
};

Painter::Painter() = default;
Painter::~Painter() = default;

base::Result<std::unique_ptr<Painter>> Painter::create(const text::Typesetter& typesetter,
                                                       const base::Path& icons) {
  auto programs = Programs::create();
  if (!programs) return programs.error();
  std::unique_ptr<Painter> out(new Painter);
  out->impl_ = std::make_unique<Impl>(std::move(programs).value(), typesetter, icons);
  return out;
}

void Painter::paint(const Target& target, const DrawList& list, const View& view,
                    std::span<const RectPx> clips) {
  Impl& i = *impl_;
  i.target = target;
  i.clips = clips;
  i.figures = {};
  for (std::size_t n = 0; n < clips.size(); ++n) {
    const RectPx visible = clips[n].common(target.all());
    if (visible.empty()) continue;
    const Rect clip = rect_of(visible);
    i.clip_index = n;
    std::uint32_t layer = list.entries.empty() ? 0 : list.entries.front().layer;
    for (const DrawList::Entry& e : list.entries) {
      if (e.layer != layer) i.close_group(), layer = e.layer;
      std::visit([&](const auto& item) { i.add(item, view, clip); }, e.item);
    }
    i.close_group();
  }
  i.submit();
}

void Painter::fill(const Target& target, const RectPx& clip, const canvas::Color& color) {
  if (clip.common(target.all()).empty()) return;
  begin_drawing(target, clip);
  glClearColor(static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255,
               static_cast<float>(color.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

void Painter::stretch(const Target& target, const RectPx& to, const Offscreen& source,
                      const Rect& from) {
  if (to.common(target.all()).empty()) return;
  begin_drawing(target, to);
  glDisable(GL_BLEND);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, source.texture());
  use(impl_->programs.picture, target);
  impl_->picture.draw(rect_of(to), from, source.target());
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

void Painter::finish() { glFinish(); }

const Painter::Figures& Painter::figures() const { return impl_->figures; }

Picture render_to_picture(Painter& painter, const DrawList& list, const View& view, int width,
                          int height, const canvas::Color& ground) {
  const Offscreen sheet(width, height);
  const Target target = sheet.target();
  painter.fill(target, target.all(), ground);
  painter.paint(target, list, view, target.all());
  Picture out = read_pixels(target, target.all());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return out;
}

View view_of(const base::Rect& mm, int width, int height, double margin_px) {
  View view;
  if (mm.empty()) return view;
  const double w = std::max(1.0, width - 2 * margin_px), h = std::max(1.0, height - 2 * margin_px);
  view.scale = std::min(w / std::max(mm.width(), 1e-3), h / std::max(mm.height(), 1e-3));
  view.origin_px = Vec2{width / 2.0, height / 2.0} - mm.centre() * view.scale;
  return view;
}

}  // namespace gfx
