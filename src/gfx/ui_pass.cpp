#include "gfx/ui_pass.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <unordered_map>

#include "base/log.h"
#include "gfx/icons.h"
#include "gfx/objects.h"

namespace gfx {

struct UiPass::Impl {
  base::Path icons;
  Texture font;
  std::unordered_map<unsigned, Texture> textures;
  std::map<std::pair<std::string, int>, unsigned> icon_textures;
};

UiPass::UiPass(base::Path icons) : impl_(std::make_unique<Impl>()) {
  impl_->icons = std::move(icons);
}

base::Result<std::unique_ptr<UiPass>> UiPass::create(const base::Path& icons) {
  const base::Error failed{base::ErrorCode::unavailable,
                           "The interface's OpenGL backend does not start.", "ImGui"};
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) return failed;
  std::unique_ptr<UiPass> out(new UiPass(icons));
  // The backend would make a font texture of four bytes a texel, which for Japanese is many
  // megabytes: it gets an empty atlas here, and the real one goes through refresh_fonts().
  ImGuiIO& io = ImGui::GetIO();
  ImFontAtlas* fonts = io.Fonts;
  ImFontAtlas none;
  none.AddFontDefault();
  io.Fonts = &none;
  const bool made = ImGui_ImplOpenGL3_CreateDeviceObjects();
  io.Fonts = fonts;
  if (!made) return failed;
  return out;
}

UiPass::~UiPass() {
  if (ImGui::GetCurrentContext() && ImGui::GetIO().BackendRendererUserData) {
    ImGui::GetIO().Fonts->SetTexID(nullptr);
    ImGui_ImplOpenGL3_Shutdown();
  }
}

namespace {

Texture upload(GLint stored, GLenum given, int width, int height, const void* pixels) {
  Texture out = make_texture();
  glBindTexture(GL_TEXTURE_2D, out.get());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, stored, width, height, 0, given, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  return out;
}

ImTextureID imgui_name(unsigned texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

}  // namespace

void UiPass::refresh_fonts() {
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  fonts.GetTexDataAsAlpha8(&pixels, &width, &height);
  impl_->font = upload(GL_R8, GL_RED, width, height, pixels);
  const GLint white_with_alpha[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_alpha);
  fonts.SetTexID(imgui_name(impl_->font.get()));
  fonts.ClearTexData();
}

unsigned UiPass::make_texture(const Picture& p) {
  if (p.width < 1 || p.height < 1) return 0;
  Texture made = upload(GL_RGBA8, GL_RGBA, p.width, p.height, p.rgba.data());
  const unsigned id = made.get();
  impl_->textures.emplace(id, std::move(made));
  return id;
}

void UiPass::drop_texture(unsigned texture) { impl_->textures.erase(texture); }

unsigned UiPass::icon(const std::string& name, int size_px) {
  auto [it, fresh] = impl_->icon_textures.try_emplace({name, size_px}, 0);
  if (fresh) {
    const auto made = render_icon(impl_->icons, name, size_px);
    if (made)
      it->second = make_texture(*made);
    else
      base::log_warning(made.error().text());
  }
  return it->second;
}

namespace {

// One command's place in the window, by its vertices and its own clip.
struct Placed {
  ImVec4 clip;  // as it came
  unsigned count;
  base::Rect bounds;
};

base::Rect rect_of(const ImVec4& c) {
  return {{static_cast<double>(c.x), static_cast<double>(c.y)},
          {static_cast<double>(c.z), static_cast<double>(c.w)}};
}

std::vector<Placed> place_commands(const ImDrawData& data) {
  std::vector<Placed> out;
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& c : list.CmdBuffer) {
      base::Rect b;
      for (unsigned i = 0; i < c.ElemCount; ++i) {
        const unsigned index = list.IdxBuffer.Data[c.IdxOffset + i] + c.VtxOffset;
        const ImVec2 p = list.VtxBuffer.Data[index].pos;
        b = b.united({{static_cast<double>(p.x), static_cast<double>(p.y)},
                      {static_cast<double>(p.x), static_cast<double>(p.y)}});
      }
      const base::Rect seen = c.UserCallback ? rect_of(c.ClipRect) : b.common(rect_of(c.ClipRect));
      out.push_back({c.ClipRect, c.ElemCount, seen});
    }
  }
  return out;
}

// ImDrawData::CmdLists is a pointer before ImGui 1.89.8, an ImVector from it on.
template <class Lists>
void set_lists(Lists& to, std::vector<ImDrawList*>& lists) {
  if constexpr (std::is_pointer_v<Lists>) {
    to = lists.data();
  } else {
    to.resize(static_cast<int>(lists.size()));
    std::ranges::copy(lists, to.begin());
  }
}

}  // namespace

void UiPass::draw(const ImDrawData& data, const Target& target, std::span<const RectPx> clips) {
  if (data.CmdListsCount == 0 || clips.empty()) return;
  ASSERT(!target.top_down, "the interface is drawn on the window, or a target like it");
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  const std::vector<Placed> placed = place_commands(data);
  std::vector<ImDrawList*> lists;
  for (const RectPx& r : clips) {
    // The commands are clipped in place and put back: copying them would copy their vertices.
    const base::Vec2 at{static_cast<double>(data.DisplayPos.x),
                        static_cast<double>(data.DisplayPos.y)};
    const base::Rect clip{{at.x + r.x, at.y + r.y}, {at.x + r.x + r.w, at.y + r.y + r.h}};
    lists.clear();
    ImDrawData part = data;
    part.TotalIdxCount = part.TotalVtxCount = 0;
    std::size_t k = 0;
    for (int n = 0; n < data.CmdListsCount; ++n) {
      ImDrawList& list = *data.CmdLists[n];
      bool seen = false;
      for (ImDrawCmd& c : list.CmdBuffer) {
        const Placed& p = placed[k++];
        if (c.UserCallback) continue;
        const base::Rect visible = rect_of(p.clip).common(clip);
        // Where two rectangles only touch there is nothing to draw.
        const base::Rect meets = p.bounds.common(clip);
        const bool drawn = meets.min.x < meets.max.x && meets.min.y < meets.max.y;
        c.ElemCount = drawn ? p.count : 0;
        if (drawn)
          c.ClipRect = {static_cast<float>(visible.min.x), static_cast<float>(visible.min.y),
                        static_cast<float>(visible.max.x), static_cast<float>(visible.max.y)};
        seen = seen || drawn;
      }
      if (!seen) continue;
      lists.push_back(&list);
      part.TotalIdxCount += list.IdxBuffer.Size;
      part.TotalVtxCount += list.VtxBuffer.Size;
    }
    if (!lists.empty()) {
      set_lists(part.CmdLists, lists);
      part.CmdListsCount = static_cast<int>(lists.size());
      ImGui_ImplOpenGL3_RenderDrawData(&part);
    }
    k = 0;
    for (int n = 0; n < data.CmdListsCount; ++n)
      for (ImDrawCmd& c : data.CmdLists[n]->CmdBuffer) {
        c.ClipRect = placed[k].clip;
        c.ElemCount = placed[k++].count;
      }
  }
}

}  // namespace gfx
