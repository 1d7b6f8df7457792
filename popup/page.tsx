import { mount } from "./main.tsx";
import { Page } from "./pages/Page.tsx";

mount(<Page />);
