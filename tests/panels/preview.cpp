// panels_preview DIR: every screen of the panels with sample data as PNG, at two densities, drawn
// by a small software rasteriser (no display needed): for looking at, not a test.
#include <librsvg/rsvg.h>
#include <stb_image_write.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "stage.h"

namespace {

using namespace panels_test;

/// RGBA, straight alpha.
struct Image {
  int w = 0, h = 0;
  std::vector<std::uint8_t> pixels;
};

/// The project's icons, in white, kept by name and size.
class Icons {
 public:
  panels::IconImage operator()(std::string_view name, int size_px) {
    Image& image = images_[{std::string(name), size_px}];
    if (image.w == 0) image = render(std::string(name), size_px);
    if (image.w < 2) return {};
    return {&image, {0, 0}, {1, 1}};
  }

 private:
  static Image render(const std::string& name, int size) {
    const base::Path path = base::find_assets().icons / (name + ".svg");
    RsvgHandle* svg = rsvg_handle_new_from_file(path.c_str(), nullptr);
    if (svg == nullptr) return {1, 1, {0, 0, 0, 0}};
    const std::string css = "svg { color: #fff }";
    rsvg_handle_set_stylesheet(svg, reinterpret_cast<const guint8*>(css.data()), css.size(),
                               nullptr);
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size, size);
    cairo_t* cairo = cairo_create(surface);
    const RsvgRectangle view{0, 0, double(size), double(size)};
    rsvg_handle_render_document(svg, cairo, &view, nullptr);
    cairo_surface_flush(surface);
    Image out{size, size, std::vector<std::uint8_t>(std::size_t(size) * size * 4, 255)};
    const auto* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x)
        out.pixels[std::size_t(y * size + x) * 4 + 3] = data[y * stride + x * 4 + 3];
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_object_unref(svg);
    return out;
  }
  std::map<std::pair<std::string, int>, Image> images_;
};

struct Texel {
  float r, g, b, a;
};

class Raster {
 public:
  Raster(int w, int h, ImU32 ground) : w_(w), h_(h), pixels_(std::size_t(w) * h * 3) {
    for (std::size_t i = 0; i < pixels_.size(); ++i)
      pixels_[i] = float(ground >> (i % 3 == 0   ? IM_COL32_R_SHIFT
                                    : i % 3 == 1 ? IM_COL32_G_SHIFT
                                                 : IM_COL32_B_SHIFT) &
                         255);
  }
  void draw(const ImDrawData& data, const Image& atlas) {
    for (int n = 0; n < data.CmdListsCount; ++n) {
      const ImDrawList& list = *data.CmdLists[n];
      for (const ImDrawCmd& cmd : list.CmdBuffer) {
        const Image* texture = cmd.GetTexID() == static_cast<ImTextureID>(ImGui::GetIO().Fonts)
                                   ? &atlas
                                   : static_cast<const Image*>(cmd.GetTexID());
        for (unsigned i = 0; i + 2 < cmd.ElemCount; i += 3) {
          const ImDrawIdx* index = &list.IdxBuffer[int(cmd.IdxOffset + i)];
          triangle(list.VtxBuffer[int(index[0] + cmd.VtxOffset)],
                   list.VtxBuffer[int(index[1] + cmd.VtxOffset)],
                   list.VtxBuffer[int(index[2] + cmd.VtxOffset)], cmd.ClipRect, *texture);
        }
      }
    }
  }
  void save(const std::string& path) const {
    std::vector<std::uint8_t> bytes(pixels_.size());
    std::ranges::transform(pixels_, bytes.begin(), [](float v) {
      return std::uint8_t(std::lround(std::clamp(v, 0.f, 255.f)));
    });
    stbi_write_png(path.c_str(), w_, h_, 3, bytes.data(), w_ * 3);
    std::printf("%s\n", path.c_str());
  }

 private:
  static Texel sample(const Image& t, float u, float v) {
    const float x = u * float(t.w) - 0.5f, y = v * float(t.h) - 0.5f;
    const int x0 = int(std::floor(x)), y0 = int(std::floor(y));
    const float fx = x - float(x0), fy = y - float(y0);
    float out[4] = {};
    for (int k = 0; k < 4; ++k) {
      const int sx = std::clamp(x0 + (k & 1), 0, t.w - 1),
                sy = std::clamp(y0 + (k >> 1), 0, t.h - 1);
      const float weight = ((k & 1) ? fx : 1 - fx) * ((k >> 1) ? fy : 1 - fy);
      const std::uint8_t* p = &t.pixels[std::size_t(sy * t.w + sx) * 4];
      for (int c = 0; c < 4; ++c) out[c] += weight * float(p[c]) / 255;
    }
    return {out[0], out[1], out[2], out[3]};
  }
  void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, ImVec4 clip,
                const Image& texture) {
    const auto edge = [](ImVec2 p, ImVec2 q, double x, double y) {
      return (double(q.x) - p.x) * (y - p.y) - (double(q.y) - p.y) * (x - p.x);
    };
    const double area = edge(a.pos, b.pos, c.pos.x, c.pos.y);
    if (std::abs(area) < 1e-9) return;
    const int x0 =
        std::max({0, int(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))), int(clip.x)});
    const int y0 =
        std::max({0, int(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))), int(clip.y)});
    const int x1 =
        std::min({w_, int(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))), int(clip.z)});
    const int y1 =
        std::min({h_, int(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))), int(clip.w)});
    // A pixel on an edge that two triangles share belongs to the one whose edge points down or
    // left.
    const auto owns = [&](ImVec2 p, ImVec2 q) {
      const double dy = (q.y - p.y) * (area > 0 ? 1 : -1), dx = (q.x - p.x) * (area > 0 ? 1 : -1);
      return dy < 0 || (dy == 0 && dx > 0);
    };
    const bool own_a = owns(b.pos, c.pos), own_b = owns(c.pos, a.pos), own_c = owns(a.pos, b.pos);
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        const double px = x + 0.5, py = y + 0.5;
        const double wa = edge(b.pos, c.pos, px, py) / area, wb = edge(c.pos, a.pos, px, py) / area,
                     wc = edge(a.pos, b.pos, px, py) / area;
        if (wa < 0 || wb < 0 || wc < 0) continue;
        if ((wa == 0 && !own_a) || (wb == 0 && !own_b) || (wc == 0 && !own_c)) continue;
        const auto mix = [&](auto get) { return float(wa * get(a) + wb * get(b) + wc * get(c)); };
        const auto channel = [&](int shift) {
          return mix([&](const ImDrawVert& v) { return double(v.col >> shift & 255); });
        };
        const Texel t = sample(texture, mix([](const ImDrawVert& v) { return double(v.uv.x); }),
                               mix([](const ImDrawVert& v) { return double(v.uv.y); }));
        const float alpha = channel(IM_COL32_A_SHIFT) / 255 * t.a;
        float* out = &pixels_[std::size_t(y * w_ + x) * 3];
        const float in[3] = {channel(IM_COL32_R_SHIFT) * t.r, channel(IM_COL32_G_SHIFT) * t.g,
                             channel(IM_COL32_B_SHIFT) * t.b};
        for (int k = 0; k < 3; ++k) out[k] += (in[k] - out[k]) * alpha;
      }
  }
  int w_, h_;
  std::vector<float> pixels_;
};

class Preview {
 public:
  Preview(std::string folder, Display display, const std::string& lang,
          panels::Appearance appearance, std::string suffix)
      : stage_(display, lang, appearance,
               [this](std::string_view n, int s) { return (*icons_)(n, s); }),
        folder_(std::move(folder)),
        suffix_(std::move(suffix)) {}

  template <class View>
  void shoot(const View& view, const std::string& name) {
    for (int i = 0; i < 3; ++i) stage_.frame(view);
    Image atlas;
    unsigned char* data = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&data, &atlas.w, &atlas.h);
    atlas.pixels.assign(data, data + std::size_t(atlas.w) * atlas.h * 4);
    Raster raster(int(stage_.display().w), int(stage_.display().h), stage_.screen().theme().ground);
    raster.draw(*ImGui::GetDrawData(), atlas);
    raster.save(folder_ + "/" + name + suffix_ + ".png");
  }
  Stage& stage() { return stage_; }

 private:
  std::unique_ptr<Icons> icons_ = std::make_unique<Icons>();
  Stage stage_;
  std::string folder_, suffix_;
};

void shoot_all(Preview& p) {
  using namespace panels;
  StartView start = sample_start();
  p.shoot(start, "start");
  p.shoot(sample_start(0), "start-empty");
  start.page = StartPanel::new_session;
  p.shoot(start, "new-session");
  start.page = StartPanel::files;
  p.shoot(start, "files");

  TableView table = sample_table();
  table.hint = panels::Hint::new_card;
  p.shoot(table, "table-hint");
  table.hint = panels::Hint::none;
  table.toasts = {
      {1, ToastKind::good, "報告書を書きました：市民協働カフェ_第一回.html", {}, "開く"}};
  p.shoot(table, "table-toast");
  table.toasts = {{2,
                   ToastKind::warning,
                   "ファイルを直して開きました。もとのファイルは cafe-1.json.orig にあります。",
                   {"カード「あいさつから始める」の島が見つからないので、島の外に置きました。",
                    "同じ番号のカードが二枚あったので、一枚に新しい番号を付けました。"},
                   ""}};
  table.saving = {SavingState::not_saving, "19:42", "ディスクがいっぱいです。"};
  p.shoot(table, "table-not-saving");
  table.toasts.clear();
  table.saving = {};
  table.tray_open = true;
  p.shoot(table, "table-tray");
  table.tray_open = false;
  table.files_open = true;
  p.shoot(table, "table-import");
  table.import = sample_import();
  p.shoot(table, "table-import-preview");
  table.import =
      ImportView{"意見.txt", p.stage().tr()("There is nothing in this file."), {}, {}, {}, 0};
  p.shoot(table, "table-import-error");
  table.import.reset();
  table.files_open = false;
  table.tray.clear();
  table.tray_open = true;
  table.boards.resize(1);
  table.view_locked = false;
  table.saving.state = SavingState::saving;
  p.shoot(table, "table-tray-empty");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  std::filesystem::create_directories(folder);
  const struct {
    Display display;
    const char* lang;
    panels::Appearance appearance;
    const char* suffix;
  } plans[] = {{kDesk, "ja", {}, ""},
               {kSharp, "ja", {}, "-4k"},
               {kLaptop, "ja", {}, "-768"},
               {kLaptop, "en", {}, "-768-en"},
               {kDesk, "ja", {3.78, 1.6}, "-large"},
               {kUpright, "ja", {}, "-upright"},
               {kSmall, "ja", {}, "-720"},
               {kSmall, "en", {}, "-720-en"},
               {kDesk, "en", {}, "-en"},
               {kBigTable, "ja", {}, "-55"},
               {kDesk, "ja", {3.78, 1.4, panels::Contrast::high}, "-contrast"}};
  const std::string only = argc > 2 ? argv[2] : "";
  for (const auto& plan : plans) {
    if (argc > 2 && only != plan.suffix) continue;
    Preview preview(folder, plan.display, plan.lang, plan.appearance, plan.suffix);
    shoot_all(preview);
  }
}
