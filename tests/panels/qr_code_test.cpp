// The code says what it was made of, to whoever reads it.
#include "panels/qr_code.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>

namespace {

/// As a reader of another make has it, from a picture with so many pixels a module; nothing where
/// there is no reader on this machine.
std::optional<std::string> read_by_another(const panels::QrCode& code, int module) {
  if (std::system("command -v zbarimg >/dev/null 2>&1") != 0) return {};
  const auto path = std::filesystem::temp_directory_path() / "kurumaza-qr-code-test.pgm";
  const int side = (code.side + 8) * module;
  std::ofstream out(path, std::ios::binary);
  out << "P5 " << side << ' ' << side << " 255\n";
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const int column = x / module - 4, row = y / module - 4;
      const bool within = column >= 0 && row >= 0 && column < code.side && row < code.side;
      out.put(within && code.dark[std::size_t(row * code.side + column)] ? '\0' : '\xff');
    }
  out.close();
  std::string text;
  FILE* reader = ::popen(("zbarimg -q --raw " + path.string() + " 2>/dev/null").c_str(), "r");
  for (int c = std::fgetc(reader); c != EOF; c = std::fgetc(reader)) text += char(c);
  ::pclose(reader);
  std::filesystem::remove(path);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("codes: another's reader finds the words, in Japanese too") {
  for (const std::string& text :
       {std::string("Evening\nevening.html\nComputer: town-3"),
        std::string("市民協働カフェ 第一回\n市民協働カフェ.html\nフォルダー：ホーム / 報告\n"
                    "コンピューター：machi")}) {
    const panels::QrCode code = panels::qr_code(text);
    REQUIRE_FALSE(code.empty());
    const auto read = read_by_another(code, 3);
    if (!read) {
      MESSAGE("no zbarimg: the code is looked at by its corner marks alone");
      for (int i = 0; i < 7; ++i) CHECK(code.dark[std::size_t(i)]);
      continue;
    }
    CHECK(*read == text);
  }
}

TEST_CASE("codes: nothing, or more than a code holds, is none") {
  CHECK(panels::qr_code("").empty());
  CHECK(panels::qr_code(std::string(5000, 'x')).empty());
}

TEST_CASE("codes: modules are whole pixels, and the code no smaller than asked") {
  const panels::QrCode code = panels::qr_code("公園");
  for (const float least : {10.0f, 60.0f, 167.0f, 333.0f}) {
    const float size = panels::qr_size_px(code, least);
    CHECK(size >= least);
    CHECK(int(size) % (code.side + 8) == 0);
  }
}
