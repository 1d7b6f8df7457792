const answer = document.getElementById("answer");

async function post(path, body) {
  answer.textContent = "Working…";
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  answer.textContent = (await response.json()).text;
}

document.getElementById("give").addEventListener("submit", (event) => {
  event.preventDefault();
  post("/give", { address: event.target.elements.address.value.trim() });
});
document.getElementById("forward").addEventListener("submit", (event) => {
  event.preventDefault();
  post("/forward", { days: Number(event.target.elements.days.value) });
});
fetch("/links")
  .then((response) => response.json())
  .then((links) => {
    document.getElementById("dapp").href = links.dapp;
  });
