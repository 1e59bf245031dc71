// The address of the other edition takes the state of this one along when it is followed.
const link = document.querySelector<HTMLAnchorElement>("a.switch");
link?.addEventListener("click", () => {
  link.search = location.search;
  link.hash = location.hash;
});
