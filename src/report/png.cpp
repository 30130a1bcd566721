#include "report/png.h"

#include <png.h>

#include <bit>
#include <cmath>
#include <csetjmp>

namespace report {

namespace {

constexpr int kLevel = 5;  // of compression: 9 takes three times as long for a tenth

void take(png_structp png, png_bytep bytes, png_size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(bytes), count);
}
void nothing(png_structp) {}
void failed(png_structp png, png_const_charp) { png_longjmp(png, 1); }

// Each of them is left by a jump where libpng fails: nothing in them has a destructor.
bool begin(png_structp png, png_infop info, unsigned width, unsigned height, unsigned per_metre) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_compression_level(png, kLevel);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  if constexpr (std::endian::native == std::endian::little) {
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
  } else {
    png_set_filler(png, 0, PNG_FILLER_BEFORE);
  }
  return true;
}
bool write_rows(png_structp png, unsigned char* first, int stride, int rows) {
  if (setjmp(png_jmpbuf(png))) return false;
  for (int i = 0; i < rows; ++i) png_write_row(png, first + static_cast<long>(i) * stride);
  return true;
}
bool end(png_structp png) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

struct PngWriter::Handles {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, failed, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  std::string bytes;
  bool good = false;
  int missing = 0;
  ~Handles() { png_destroy_write_struct(&png, &info); }
};

PngWriter::PngWriter(int width, int height, double scale) : handles_(std::make_unique<Handles>()) {
  Handles& h = *handles_;
  if (!h.png || !h.info) return;
  png_set_write_fn(h.png, &h.bytes, take, nothing);
  h.missing = height;
  h.good = begin(h.png, h.info, static_cast<unsigned>(width), static_cast<unsigned>(height),
                 static_cast<unsigned>(std::lround(scale * 1000)));
}

PngWriter::~PngWriter() = default;

void PngWriter::add(unsigned char* first, int stride, int rows) {
  Handles& h = *handles_;
  h.good = h.good && rows <= h.missing && write_rows(h.png, first, stride, rows);
  h.missing -= rows;
}

base::Result<std::string> PngWriter::finish() {
  Handles& h = *handles_;
  if (!h.good || h.missing != 0 || !end(h.png))
    return base::Error{base::ErrorCode::io, base::sentence("The picture cannot be made."), {}};
  return std::move(h.bytes);
}

}  // namespace report
