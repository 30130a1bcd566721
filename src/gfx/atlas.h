// Atlas: many small one-channel pictures in the pages of one array texture. Rows of a page fill
// from the left; when all pages are full the one unused for longest is emptied.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gfx/objects.h"

namespace gfx {

class Atlas {
 public:
  static constexpr int kSide = 1024;

  struct Place {
    std::uint16_t x = 0, y = 0, w = 0, h = 0;
    std::uint16_t page = 0;
    std::uint32_t generation = 0;  // of the page when this was put there
  };

  explicit Atlas(int most_pages);
  /// Puts a picture of w × h texels (rows of `values`, top first) somewhere. Nothing when there is
  /// no room in this batch, or when it is larger than a page.
  std::optional<Place> put(int w, int h, const std::uint8_t* values);
  /// True, and its page is kept for this batch, while `place` still holds what was put there.
  bool keep(const Place& place) {
    Page& p = pages_[place.page];
    p.last_batch = batch_;
    return p.generation == place.generation;
  }
  /// What the last batch used may be thrown out from now on; everything is when the atlas grows.
  void next_batch();
  void bind() const { glBindTexture(GL_TEXTURE_2D_ARRAY, texture_.get()); }
  std::size_t pages_in_use() const { return used_; }

 private:
  struct Page {
    std::uint32_t generation = 1;
    std::uint64_t last_batch = 0;
    int shelf_y = 0, shelf_height = 0, x = 0;
  };
  void make_pages(std::size_t count);
  bool room_in(Page& page, int w, int h);

  Texture texture_;
  std::vector<Page> pages_;
  std::size_t used_ = 0, current_ = 0, most_;
  bool grow_ = false;
  std::uint64_t batch_ = 1;
};

}  // namespace gfx
