// PdfObjects: the dictionaries in a PDF as Cairo writes it, whether they stand in the file by themselves (up to
// cairo 1.16) or packed together (later ones) [PDF 32000-1:2008, 7.5.7, 7.5.8]. No more is read than
// whoever adds to the file's end needs. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

class PdfObjects {
 public:
  /// `pdf` outlives it.
  explicit PdfObjects(std::string_view pdf);

  /// What the file's end says; `packed`: as an object of its own.
  struct End {
    long root = 0, size = 0, previous = 0;
    std::optional<long> info{};
    bool packed = false;
  };
  /// Nothing where it is not built as Cairo builds it.
  std::optional<End> end() const;
  /// What stands between an object's "<<" and its last ">>"; nothing where it is not there.
  std::optional<std::string> dictionary(long number) const;
  /// The objects whose dictionary has these words, by number.
  std::vector<long> with(std::string_view words) const;

 private:
  void unpack(std::size_t at);

  std::string_view pdf_;
  std::map<long, std::string> packed_;  // by number
};

}  // namespace report
