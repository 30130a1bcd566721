#include "app/ui_damage.h"

#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace app {

using gfx::RectPx;

namespace {

std::size_t hash_bytes(const void* data, std::size_t size, std::size_t h) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes + i, 8);
    h = (h ^ word) * 0x9e3779b97f4a7c15ull;
    h ^= h >> 29;
  }
  for (; i < size; ++i) h = (h ^ bytes[i]) * 1099511628211ull;
  return h;
}

}  // namespace

void UiDamage::add(const ImDrawData* data, std::vector<RectPx>& damage) {
  add_lists(data, damage);
  add_repainted(data, damage);
}

void UiDamage::add_lists(const ImDrawData* data, std::vector<RectPx>& damage) {
  std::vector<List> lists;
  if (data)
    for (int i = 0; i < data->CmdListsCount; ++i) {
      const ImDrawList& list = *data->CmdLists[i];
      List now;
      now.hash = hash_bytes(list.VtxBuffer.Data, std::size_t(list.VtxBuffer.size_in_bytes()),
                            1469598103934665603ull);
      now.hash =
          hash_bytes(list.IdxBuffer.Data, std::size_t(list.IdxBuffer.size_in_bytes()), now.hash);
      base::Rect box;
      for (const ImDrawCmd& cmd : list.CmdBuffer) {
        now.hash = hash_bytes(&cmd.ClipRect, sizeof cmd.ClipRect, now.hash);
        now.hash = hash_bytes(&cmd.TextureId, sizeof cmd.TextureId, now.hash);
      }
      for (const ImDrawVert& v : list.VtxBuffer)
        box = box.united({{v.pos.x, v.pos.y}, {v.pos.x, v.pos.y}});
      if (!box.empty()) now.bounds = gfx::View{{0, 0}, 1}.to_px(box);
      lists.push_back(now);
    }
  for (std::size_t i = 0; i < std::max(lists.size(), before_.size()); ++i) {
    const bool same = i < lists.size() && i < before_.size() && lists[i].hash == before_[i].hash;
    if (same) continue;
    if (i < lists.size()) damage.push_back(lists[i].bounds);
    if (i < before_.size()) damage.push_back(before_[i].bounds);
  }
  before_ = std::move(lists);
}

void UiDamage::add_repainted(const ImDrawData* data, std::vector<RectPx>& damage) {
  const std::vector<unsigned> repainted = std::exchange(repainted_, {});
  if (!data || repainted.empty()) return;
  const auto is_one = [&](ImTextureID id) {
    return std::ranges::find(repainted, unsigned(std::uintptr_t(id))) != repainted.end();
  };
  for (int i = 0; i < data->CmdListsCount; ++i) {
    const ImDrawList& list = *data->CmdLists[i];
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
      if (!is_one(cmd.TextureId)) continue;
      base::Rect box;
      for (unsigned k = 0; k < cmd.ElemCount; ++k) {
        const ImVec2 p =
            list.VtxBuffer[int(cmd.VtxOffset + list.IdxBuffer[int(cmd.IdxOffset + k)])].pos;
        box = box.united({{p.x, p.y}, {p.x, p.y}});
      }
      if (!box.empty()) damage.push_back(gfx::View{{0, 0}, 1}.to_px(box));
    }
  }
}

}  // namespace app
