#include "gfx/atlas.h"

#include <algorithm>

namespace gfx {

namespace {
constexpr int kGap = 1;  // texels between neighbours
constexpr std::size_t kFirstPages = 4;
}  // namespace

Atlas::Atlas(int most_pages) : most_(static_cast<std::size_t>(most_pages)) {
  make_pages(std::min(kFirstPages, most_));
}

void Atlas::make_pages(std::size_t count) {
  // What lay in the old texture counts as thrown out: its generations are gone.
  std::uint32_t generation = 1;
  for (const Page& p : pages_) generation = std::max(generation, p.generation + 1);
  pages_.assign(count, Page{});
  for (Page& p : pages_) p.generation = generation;
  used_ = current_ = 0;
  texture_ = make_texture();
  bind();
  glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R8, kSide, kSide, static_cast<GLsizei>(count), 0, GL_RED,
               GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAX_LEVEL, 0);
}

void Atlas::next_batch() {
  ++batch_;
  if (grow_) make_pages(std::min(pages_.size() * 2, most_));
  grow_ = false;
}

bool Atlas::room_in(Page& page, int w, int h) {
  if (page.x + w > kSide || h > page.shelf_height) {
    const bool grows = page.x + w <= kSide && page.shelf_y + h <= kSide;
    if (grows) {
      // The lowest shelf may still become higher.
      page.shelf_height = h;
    } else {
      if (page.shelf_y + page.shelf_height + kGap + h > kSide) return false;
      page.shelf_y += page.shelf_height + kGap;
      page.shelf_height = h;
      page.x = 0;
    }
  }
  return true;
}

std::optional<Atlas::Place> Atlas::put(int w, int h, const std::uint8_t* values) {
  if (w <= 0 || h <= 0 || w > kSide || h > kSide) return {};
  std::size_t at = pages_.size();
  if (used_ > 0 && room_in(pages_[current_], w, h)) {
    at = current_;
  } else if (used_ < pages_.size()) {
    at = used_++;
  } else if (pages_.size() < most_) {
    grow_ = true;
    return {};
  } else {
    auto oldest = std::min_element(pages_.begin(), pages_.end(), [](const Page& a, const Page& b) {
      return a.last_batch < b.last_batch;
    });
    if (oldest->last_batch >= batch_) return {};
    const std::uint32_t generation = oldest->generation + 1;
    *oldest = Page{};
    oldest->generation = generation;
    at = static_cast<std::size_t>(oldest - pages_.begin());
  }
  current_ = at;
  Page& page = pages_[at];
  room_in(page, w, h);
  page.last_batch = batch_;
  Place place;
  place.x = static_cast<std::uint16_t>(page.x);
  place.y = static_cast<std::uint16_t>(page.shelf_y);
  place.w = static_cast<std::uint16_t>(w);
  place.h = static_cast<std::uint16_t>(h);
  place.page = static_cast<std::uint16_t>(at);
  place.generation = page.generation;
  page.x += w + kGap;
  bind();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, place.x, place.y, place.page, w, h, 1, GL_RED,
                  GL_UNSIGNED_BYTE, values);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  return place;
}

}  // namespace gfx
