#include "phone/wishes.h"

namespace phone {

std::string_view name_of(Tongue tongue) {
  switch (tongue) {
    case Tongue::ja:
      return "ja";
    case Tongue::easy_ja:
      return "easy";
    case Tongue::en:
      return "en";
  }
  return "ja";
}

Tongue tongue_named(std::string_view name) {
  for (const Tongue tongue : {Tongue::easy_ja, Tongue::en})
    if (name_of(tongue) == name) return tongue;
  return Tongue::ja;
}

}  // namespace phone
